import type { Platform } from '../../../platform/context.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import type { Device } from './device.ts'
import { countTerminalUse, type TerminalUse } from './terminals.ts'
import type { Visit, VisitLimits } from './visit.ts'
import { visitEndsAt } from './visit-rules.ts'
import { bindSession, deleteVisit, findVisit, keepKey, markCounted, replaceVisit, touchVisit } from './terminal-visit-store.ts'

type Terminal = Pick<Device, 'region' | 'id'>

/** 128 bits: nobody guesses the address of somebody's visit. */
const SECRET_BYTES = 16

/** How exactly a visit's last touch is known: one write for a burst of pages. */
const TOUCH_SECONDS = 3

/** 「开始」: a visit of its own for whoever stands before the terminal. `replacedSession` is the session of whoever was there before, to be ended. */
export async function beginVisit({ db, clock, ids }: Pick<Platform, 'db' | 'clock' | 'ids'>, { region, id: deviceId }: Terminal): Promise<{ secret: string; replacedSession: string | null }> {
  const secret = ids.token(SECRET_BYTES)
  return { secret, replacedSession: await replaceVisit(db, { region, deviceId, secretHash: sm3(secret), beganAt: clock.now() }) }
}

/** The visit behind a secret at this terminal; undefined when it is over, by its end, by time or because the next began. `over` is its session then, to be ended. */
export async function findOpenVisit({ db, clock }: Pick<Platform, 'db' | 'clock'>, { region, id: deviceId }: Terminal, secret: string, limits: VisitLimits): Promise<{ visit?: Visit; over?: string | null }> {
  const visit = await findVisit(db, { region, deviceId })
  if (!visit || visit.secretHash !== sm3(secret)) return {}
  if (visitEndsAt(visit, limits) > clock.now()) return { visit }
  await db.query(deleteVisit(visit))
  return { over: visit.sessionHash }
}

/** Somebody is still there; the visit as it stands then. */
export async function touchOpenVisit({ db, clock }: Pick<Platform, 'db' | 'clock'>, visit: Visit): Promise<Visit> {
  const now = clock.now()
  if (now.getTime() - visit.lastAt.getTime() < TOUCH_SECONDS * 1000) return visit
  await db.query(touchVisit(visit, now))
  return { ...visit, lastAt: now }
}

/** Signed in within this visit, and good for nothing outside it; false when the visit is over meanwhile. */
export const bindVisitSession = async ({ db }: Pick<Platform, 'db'>, visit: Visit, sessionHash: string): Promise<boolean> => (await db.query(bindSession(visit, sessionHash))).length > 0

/** This person was given it here, and may open it until they leave. */
export const keepVisitKey = async ({ db }: Pick<Platform, 'db'>, visit: Visit, key: string): Promise<void> => void (await db.query(keepKey(visit, key)))

export const endVisit = async ({ db }: Pick<Platform, 'db'>, visit: Visit): Promise<void> => void (await db.query(deleteVisit(visit)))

/** Counts one thing done in a visit for the terminal's figures, and the person once. */
export async function countInVisit(platform: Pick<Platform, 'db' | 'clock'>, visit: Visit, use: Omit<TerminalUse, 'isNewPerson'>): Promise<void> {
  const isNewPerson = (await platform.db.query(markCounted(visit))).length > 0
  await countTerminalUse(platform, { region: visit.region, id: visit.deviceId }, { ...use, isNewPerson })
}
