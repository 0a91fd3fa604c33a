/** Version of the engine; part of every build's digest. The test of package.json keeps both the same. */
export const VERSION = '0.1.0';
