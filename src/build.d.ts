/** Put in by vite.config.ts: the version of package.json and the commit that was built (`unknown` outside git). */
declare const __APP_VERSION__: string;
declare const __APP_COMMIT__: string;
