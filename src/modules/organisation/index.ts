/** The directory of the city: synchronous look-ups of divisions, authorities, halls and officers; refuses what does not exist. */
export { getDirectory, type Competence, type Directory, type Region } from './directory.ts'
/** The signed-in officer; refuses anybody who is not staff. */
export { describeOfficer, getOfficer } from './get-officer.ts'
/** Names of the officers behind accounts: who set what. */
export { namesOfAccounts } from './account-names.ts'
/** Brings in a city with its staff, all or nothing; refuses officers whose roles must be kept apart. */
export { importCity } from './import-city.ts'
export type { CityFile } from './city-rules.ts'
/** 首席事务代表、委托收件: who may decide, or take in, in an authority's name; and 专长, by which cases are assigned. */
export { findGrant, getOfficerSkills, listRepresentatives, mayTakeInFor } from './grants/grants.ts'
export { importGrants } from './grants/import-grants.ts'
export { type AuthorityGrant, type GrantPower, grantPowerWords } from './grants/authority-grant.ts'
/** Roles and the one table of who may do what. */
export { isRole, roleName, ROLES, type OfficerRole, type Role } from './roles.ts'
export { mayDo, PERMISSIONS } from './role-permissions.ts'
/** Codes of bodies (GB 32100). */
export { parseUscc, toUscc, type InvalidUscc, type UsccParts } from './uscc-rules.ts'
export { organisationPublicRoutes } from './routes-public.ts'
export { organisationStaffRoutes } from './routes-staff.ts'
export type { Authority, AuthorityKind, Division, DivisionLevel, Hall, HallWindow, Officer, Unit, WindowKind } from './organisation.ts'
