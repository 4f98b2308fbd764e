export { residentOf, upload } from '../../kit/actors.ts'

/** The window, and the authority that decides, of a county. */
export const CLERK_OF = (region: string): string => `clerk-${region}-1`
export const AUTHORITY_OF = (region: string): string => `${region}-SCJG`
