/** The directory of the city: synchronous look-ups of divisions, authorities, halls and officers; refuses what does not exist. */
export { getDirectory, type Competence, type Directory, type Region } from './directory.ts'
/** The signed-in officer; refuses anybody who is not staff. */
export { describeOfficer, getOfficer } from './get-officer.ts'
/** The hall an officer works at and the window they say they sit at; refuses whoever works in none, and a window the hall does not have. */
export { getPostedHall, getOwnWindow, getWindow, WindowNo } from './own-window.ts'
/** Whether a hall is an officer's: their own, or for whoever sits in none any of their region. */
export { looksAfterHall } from './staffing/managed-hall.ts'
/** Names of the officers behind accounts: who set what. */
export { namesOfAccounts } from './account-names.ts'
/** How to reach officers who gave a mobile number. */
export { findOfficerPhones } from './phones/officer-phones.ts'
/** Brings in a city with its staff, all or nothing; refuses officers whose roles must be kept apart. */
export { importCity, importStaff } from './import-city.ts'
export type { CityFile } from './city-rules.ts'
/** 首席事务代表、委托收件: who may decide, or take in, in an authority's name; and 专长, by which cases are assigned. */
export { findGrant, getOfficerSkills, listRepresentatives, mayTakeInFor } from './grants/grants.ts'
export { importGrants } from './grants/import-grants.ts'
export { type AuthorityGrant, type GrantPower, grantPowerWords } from './grants/authority-grant.ts'
/** 合作网点 that take in on a day: of one region or of all; and the leave of a partner's operator to take in an item, with the statement that counts it. */
export { askSiteToTakeIn, listSites, officeNameOf, reasonAgainstLookingUp } from './sites/sites.ts'
export { type CooperationSite, siteKindWords } from './sites/site.ts'
/** Bring in sites and devices that were written down elsewhere before. */
export { importSites } from './sites/import-sites.ts'
export { importDevices, keepAlive } from './terminals/import-devices.ts'
/** 三集中三到位: where each item of a region has arrived, what its authority was asked to put right, and the end of it. */
export { askForGaps, closeGap, GapChoice, GapStanding, type ListedItem, placeItems, readGrantGaps } from './grants/grant-gaps.ts'
export { gapStateWords } from './grants/grant-gap-store.ts'
export { countPlacements, type Gap, gapsOf, gapWords, type Placement } from './grants/placement-rules.ts'
/** 排班: who sits at which window of a hall on a day, by its published rota; undefined while none is published. */
export { rotaOf } from './staffing/rotas.ts'
export { type Duty, halfWords } from './staffing/rota.ts'
/** What the sticker of a device leads to: what it is, and a fault reported by anybody. */
export { type DeviceSticker, readDeviceSticker, reportFaultByPublic } from './terminals/fault-operations.ts'
/** 自助终端: the terminal behind a token with the items it offers (refuses whoever is not paired), and the count of what was done there. */
export { countPrintsOfToday, countTerminalUse, getTerminal, keepPulse as keepTerminalPulse, type Terminal, type TerminalUse } from './terminals/terminals.ts'
/** What a screen that nobody knows does to become a terminal. */
export { beginPairing as beginTerminalPairing, claimPairing as claimTerminalPairing } from './terminals/terminal-operations.ts'
/** One person before a terminal: begins, is found while it lasts, is touched, signed in, counted and ended. */
export { beginVisit, bindVisitSession, countInVisit, endVisit, findOpenVisit, keepVisitKey, touchOpenVisit } from './terminals/visits.ts'
export type { Visit, VisitLimits } from './terminals/visit.ts'
export { visitEndsAt } from './terminals/visit-rules.ts'
export { printsADay, terminalsWithKeyboard, visitIdleSeconds, visitIdleSecondsInLargeLetters, visitLongestMinutes, visitWarningSeconds } from './terminals/settings.ts'
/** Roles and the one table of who may do what. */
export { isRole, roleName, ROLES, type OfficerRole, type Role } from './roles.ts'
export { mayDo, PERMISSIONS } from './role-permissions.ts'
/** Codes of bodies (GB 32100). */
export { parseUscc, toUscc, type InvalidUscc, type UsccParts } from './uscc-rules.ts'
export { organisationPublicRoutes } from './routes-public.ts'
export { organisationStaffRoutes } from './routes-staff.ts'
/** The windows of a hall that take in a matter on a day, the most particular first: pure; and whether one is in service. */
export { isInService, windowsFor } from './halls/windows-for.ts'
/** Hours of a hall as guides print them. */
export { openingOn, printHours, printPeriods } from './halls/opening-rules.ts'
/** Where people can go: halls, village stations, partners' sites, with where they lie; and how far one is from another. */
export { listServicePoints, pointKindWords, type PointKind, type ServicePoint } from './halls/points.ts'
export { circleMinutes, mapOrigin, walkingMetres } from './halls/settings.ts'
/** A hall as anybody may see it, for pages; and when it is open, today first. */
export { openingsOf, readHall } from './halls/read-hall.ts'
export type { HallView } from './halls/hall-contract.ts'
export { windowFieldWords, windowKindWords } from './organisation.ts'
export { facilityWords, markWords } from './halls/hall.ts'
export type { ExtendedHours, Facility, FloorPlan, HallSheet, HallZone, Position } from './halls/hall.ts'
export type { Authority, AuthorityKind, Division, DivisionLevel, Hall, HallWindow, MapPlace, Officer, Station, Unit, WindowField, WindowKind, WindowTakes } from './organisation.ts'
