CREATE TABLE "instance" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"is_only" boolean DEFAULT true NOT NULL,
	CONSTRAINT "instance_is_only_unique" UNIQUE("is_only"),
	CONSTRAINT "instance_is_only" CHECK ("instance"."is_only")
);--> statement-breakpoint
INSERT INTO "instance" DEFAULT VALUES;
