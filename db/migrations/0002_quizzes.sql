CREATE TABLE "attempt_items" (
	"attempt_id" uuid NOT NULL,
	"ref" text NOT NULL,
	"position" smallint NOT NULL,
	"version" text NOT NULL,
	"question" text NOT NULL,
	"level" text,
	"topics" text[] NOT NULL,
	"shown" text[] NOT NULL,
	"was_seen" boolean NOT NULL,
	"response" jsonb,
	"write_id" uuid,
	"saved_at" timestamp (3) with time zone,
	"is_flagged" boolean DEFAULT false NOT NULL,
	"duration_ms" integer DEFAULT 0 NOT NULL,
	"hints" smallint DEFAULT 0 NOT NULL,
	"credit" double precision,
	CONSTRAINT "attempt_items_attempt_id_ref_pk" PRIMARY KEY("attempt_id","ref"),
	CONSTRAINT "attempt_items_position" UNIQUE("attempt_id","position")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"guest_hash" text,
	"request_hash" "bytea" NOT NULL,
	"guide" text NOT NULL,
	"guide_title" text NOT NULL,
	"edition" text NOT NULL,
	"mode" text NOT NULL,
	"kind" text NOT NULL,
	"choice" jsonb NOT NULL,
	"seed" text NOT NULL,
	"pool_size" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"deadline_at" timestamp (3) with time zone,
	"extensions" smallint DEFAULT 0 NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"ended_by" text,
	"points" double precision,
	CONSTRAINT "attempts_owner" CHECK (("attempts"."user_id" is null) <> ("attempts"."guest_hash" is null)),
	CONSTRAINT "attempts_mode" CHECK ("attempts"."mode" in ('exam', 'practice')),
	CONSTRAINT "attempts_kind" CHECK ("attempts"."kind" in ('graded', 'self_rated')),
	CONSTRAINT "attempts_end" CHECK (("attempts"."submitted_at" is null) = ("attempts"."points" is null))
);
--> statement-breakpoint
CREATE TABLE "instance_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"sealed_private_key" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "item_versions" (
	"hash" text PRIMARY KEY NOT NULL,
	"guide" text NOT NULL,
	"question" text NOT NULL,
	"item" text NOT NULL,
	"key_hash" text NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "public_pages" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"public_id" text NOT NULL,
	CONSTRAINT "public_pages_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"name" text,
	"is_listed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"status_index" integer GENERATED ALWAYS AS IDENTITY (sequence name "scores_status_index_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	CONSTRAINT "scores_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "scores_status_index_unique" UNIQUE("status_index")
);
--> statement-breakpoint
ALTER TABLE "review_events" DROP CONSTRAINT "review_events_kind";--> statement-breakpoint
ALTER TABLE "review_events" DROP CONSTRAINT "review_events_rating";--> statement-breakpoint
ALTER TABLE "review_events" ADD COLUMN "item" text;--> statement-breakpoint
ALTER TABLE "review_events" ADD COLUMN "credit" double precision;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "queue_misses" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt_items" ADD CONSTRAINT "attempt_items_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_items" ADD CONSTRAINT "attempt_items_version_item_versions_hash_fk" FOREIGN KEY ("version") REFERENCES "public"."item_versions"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_pages" ADD CONSTRAINT "public_pages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_items_version" ON "attempt_items" USING btree ("version");--> statement-breakpoint
CREATE INDEX "attempts_user" ON "attempts" USING btree ("user_id","guide","started_at");--> statement-breakpoint
CREATE INDEX "attempts_guest" ON "attempts" USING btree ("guest_hash") WHERE "attempts"."guest_hash" is not null;--> statement-breakpoint
CREATE INDEX "attempts_guide" ON "attempts" USING btree ("guide");--> statement-breakpoint
CREATE INDEX "scores_user" ON "scores" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "scores_attempt" ON "scores" USING btree ("attempt_id");--> statement-breakpoint
ALTER TABLE "review_events" ADD CONSTRAINT "review_events_question" CHECK (("review_events"."kind" in ('undo', 'reset')) = ("review_events"."question" is null));--> statement-breakpoint
ALTER TABLE "review_events" ADD CONSTRAINT "review_events_credit" CHECK (("review_events"."kind" = 'quiz') = ("review_events"."credit" is not null));--> statement-breakpoint
ALTER TABLE "review_events" ADD CONSTRAINT "review_events_kind" CHECK ("review_events"."kind" in ('review', 'undo', 'reset', 'quiz', 'queue', 'suspend', 'unsuspend', 'bury', 'forget'));--> statement-breakpoint
ALTER TABLE "review_events" ADD CONSTRAINT "review_events_rating" CHECK (("review_events"."kind" = 'review') = ("review_events"."rating" is not null));