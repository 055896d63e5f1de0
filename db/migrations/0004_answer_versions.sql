CREATE TABLE "answer_versions" (
	"hash" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
