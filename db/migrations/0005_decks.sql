CREATE TABLE "deck_cards" (
	"user_id" uuid NOT NULL,
	"deck_id" uuid NOT NULL,
	"card" text NOT NULL,
	"guid" text,
	"position" integer NOT NULL,
	"front" text NOT NULL,
	"back" text NOT NULL,
	"tags" text[] NOT NULL,
	"has_math" boolean NOT NULL,
	"revision" text NOT NULL,
	"answer_hash" text NOT NULL,
	"is_parked" boolean DEFAULT false NOT NULL,
	CONSTRAINT "deck_cards_user_id_deck_id_card_pk" PRIMARY KEY("user_id","deck_id","card")
);
--> statement-breakpoint
CREATE TABLE "decks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"report" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "decks_owner" UNIQUE("user_id","id"),
	CONSTRAINT "decks_source" CHECK ("decks"."source" in ('package', 'text', 'export'))
);
--> statement-breakpoint
ALTER TABLE "deck_cards" ADD CONSTRAINT "deck_cards_deck" FOREIGN KEY ("user_id","deck_id") REFERENCES "public"."decks"("user_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decks" ADD CONSTRAINT "decks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;