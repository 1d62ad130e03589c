import manifest from '../../package.json';

/** The version of this Broadsheet, as package.json has it. */
export const VERSION: string = manifest.version;
