// `server-only` throws outside of a React server bundle; tests and scripts resolve it to this empty module.
export {};
