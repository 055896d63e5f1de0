CREATE TABLE "plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"exam_day" integer NOT NULL,
	"guides" text[] NOT NULL,
	"minutes_per_day" smallint NOT NULL,
	"days_off" smallint[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "plans_minutes" CHECK ("plans"."minutes_per_day" between 1 and 600),
	CONSTRAINT "plans_outcome" CHECK ("plans"."outcome" in ('well', 'mixed', 'badly', 'not_held'))
);
--> statement-breakpoint
CREATE TABLE "schedule_settings" (
	"user_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"settings" jsonb NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "schedule_settings_user_id_from_at_pk" PRIMARY KEY("user_id","from_at")
);
--> statement-breakpoint
ALTER TABLE "card_states" ALTER COLUMN "rating" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "card_states" ALTER COLUMN "reviewed_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "state" text DEFAULT 'new' NOT NULL;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "step" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "stability" double precision;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "difficulty" double precision;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "interval_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "due_day" integer;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "last_day" integer;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "reps" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "lapses" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "is_leech" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "is_suspended" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "card_states" ADD COLUMN "buried_day" integer;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_settings" ADD CONSTRAINT "schedule_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plans_user" ON "plans" USING btree ("user_id","exam_day");--> statement-breakpoint
CREATE INDEX "card_states_due" ON "card_states" USING btree ("user_id","due_day");