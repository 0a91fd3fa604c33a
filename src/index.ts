export { inspectPack, readPack, withdraw } from './pack/read.js';
