import type { Context } from '../../../platform/context.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { type Directory, getDirectory, getOfficer, type Officer } from '../../organisation/index.ts'
import { type CardDesk, mayRead } from './card-rules.ts'
import { findCard, type RaisedCard } from './card-store.ts'

export interface OfficerDesk extends CardDesk, Omit<Officer, keyof CardDesk> {}

/** The officer who is signed in, with their account: who rejected is kept by account. */
export const deskOf = async (ctx: Context): Promise<OfficerDesk> => ({ ...(await getOfficer(ctx)), accountId: ctx.actor.accountId })

/** Where an officer's cards may lie: those who watch for the city watch its counties too. */
export function regionsOf(directory: Directory, { region, roles }: Pick<CardDesk, 'region' | 'roles'>): string[] {
  const [city] = directory.listRegions()
  const isOfCity = city?.code === region && roles.some((role) => role === 'supervisor' || role === 'disciplineInspector')
  return isOfCity ? directory.listRegions().map(({ code }) => code) : [region]
}

/** The region a watcher asked for, or their own. @throws Refusal 403 for one that is not theirs */
export async function watchedRegion(ctx: Context, asked: string | undefined): Promise<string> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const region = asked ?? officer.region
  if (!regionsOf(directory, officer).includes(region)) throw new Refusal(403, 'supervision.region_not_yours', '这个地区由当地和上级的监察人员查看。')
  return region
}

/** A card that the officer may read. Another's looks like one that does not exist. */
export async function getCard(ctx: Context, id: string): Promise<RaisedCard> {
  const [desk, directory] = await Promise.all([deskOf(ctx), getDirectory(ctx)])
  const card = await findCard(ctx.db, regionsOf(directory, desk), id)
  if (!card || !mayRead(card, desk)) throw notFound('这张监察牌', 'supervision.no_such_card')
  return card
}
