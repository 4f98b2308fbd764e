import { notFound, Refusal } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/context.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { type Directory, getDirectory, getOfficer } from '../../organisation/index.ts'
import { type Grade, ratingChannelWords } from '../rating.ts'
import { gradeName, optionTexts } from '../rating-rules.ts'
import { HideBody, SerialParams, SupervisedEntryView, SupervisedPage, type WallEntryView, WallPage, WallQuery } from './contract.ts'
import { commitPublished } from './commit-published.ts'
import type { WallEntry } from './wall-entry.ts'
import { findWallEntry, hideText, listWallEntries } from './wall-store.ts'

const DEFAULT_LIMIT = 20

/** 评价公开: the newest ratings with the answers to them, for everybody; never who rated. */
export const listWall = defineOperation({
  id: 'ratings.listWall',
  summary: '公开的评价和答复，最新的在前',
  audience: 'public',
  permission: 'public',
  query: WallQuery,
  output: WallPage,
  async run(ctx, { query }) {
    const { rows, ...page } = await load(ctx, query)
    return { ...page, rows: rows.map(({ view }) => view) }
  },
})

/** The same for whoever watches over them: what was taken down and why stands beside. A county's supervisor sees the county's. */
export const listRatings = defineOperation({
  id: 'ratings.listRatings',
  summary: '评价列表（监察）：公开内容，以及隐去的文字和理由',
  audience: 'staff',
  permission: 'ratings.supervise',
  query: WallQuery,
  output: SupervisedPage,
  async run(ctx, { query }) {
    const region = await supervisedRegion(ctx)
    const { rows, ...page } = await load(ctx, { ...query, ...(region === undefined ? {} : { region }) })
    return { ...page, rows: rows.map(({ entry, view }) => toSupervised(entry, view)) }
  },
})

/** Takes the text of a rating off the wall where masking was not enough, or where it insults or is against the law; the grade stays and counts. */
export const hideRatingText = defineOperation({
  id: 'ratings.hideText',
  summary: '隐去一条评价的文字，等级保留',
  audience: 'staff',
  permission: 'ratings.supervise',
  params: SerialParams,
  body: HideBody,
  output: SupervisedEntryView,
  isWrite: true,
  async run(ctx, { params, body }) {
    const [entry, directory, region] = await Promise.all([findWallEntry(ctx.db, Number(params.serial)), getDirectory(ctx), supervisedRegion(ctx)])
    if (!entry || (region !== undefined && entry.region !== region)) throw notFound('这条评价', 'ratings.no_such_rating')
    const refusal = reasonNotToHide(entry)
    if (refusal !== undefined) throw new Refusal(409, 'ratings.nothing_to_hide', refusal)
    const officer = await getOfficer(ctx)
    const hidden: WallEntry = { ...entry, hiddenReason: body.reason.trim(), hiddenBy: officer.name, hiddenAt: ctx.clock.now() }
    const answer = toSupervised(hidden, toView(directory, hidden))
    if (!(await commitPublished(ctx, { region: entry.region, guard: hideText(entry.region, entry.serial, hidden.hiddenReason!, hidden.hiddenBy!, hidden.hiddenAt!), answer }))) throw new Refusal(409, 'ratings.nothing_to_hide', ALREADY_HIDDEN)
    await ctx.audit.append({ region: entry.region, operation: 'ratings.hideText', actor: ctx.actor.accountId, subject: String(entry.serial), detail: { reason: hidden.hiddenReason } })
    return answer
  },
})

const ALREADY_HIDDEN = '这条评价的文字已经隐去，不用再处理。'

const reasonNotToHide = ({ text, hiddenAt }: WallEntry): string | undefined => (hiddenAt ? ALREADY_HIDDEN : text === null ? '这条评价没有写文字。' : undefined)

/** Undefined for the city's supervisor, who sees every county. */
export async function supervisedRegion(ctx: Context): Promise<string | undefined> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  return officer.region === directory.listRegions()[0]!.code ? undefined : officer.region
}

async function load(ctx: Context, query: WallQuery) {
  const directory = await getDirectory(ctx)
  const region = query.region === undefined ? null : { code: query.region, name: directory.region(query.region) }
  const authority = query.authority === undefined ? null : { code: query.authority, name: directory.authority(query.authority).name }
  const hall = query.hall === undefined ? null : { code: query.hall, name: directory.hall(query.hall).name }
  const limit = query.limit ?? DEFAULT_LIMIT
  const grades: Grade[] | undefined = query.grade === undefined ? undefined : query.grade === 'bad' ? [2, 1] : [Number(query.grade) as Grade]
  const found = await listWallEntries(
    ctx.db,
    { region: query.region, authorityId: query.authority, hallId: query.hall, itemCode: query.item, grades, from: query.from, until: query.until },
    query.cursor === undefined ? undefined : Number(query.cursor),
    limit + 1,
  )
  const shown = found.slice(0, limit)
  return {
    place: { region, authority, hall, item: query.item === undefined ? null : { code: query.item, name: shown[0]?.itemName ?? query.item } },
    rows: shown.map((entry) => ({ entry, view: toView(directory, entry) })),
    next: found.length > limit ? String(shown.at(-1)!.serial) : null,
  }
}

/** An entry with the names of what it is about; a text that was taken down is not in it. */
export const toView = (directory: Directory, entry: WallEntry): WallEntryView => ({
  serial: entry.serial, ratedOn: entry.ratedOn,
  region: { code: entry.region, name: directory.region(entry.region) }, item: { code: entry.itemCode, name: entry.itemName },
  authority: { code: entry.authorityId, name: directory.authority(entry.authorityId).name }, hall: { code: entry.hallId, name: directory.hall(entry.hallId).name },
  channelName: Object.hasOwn(ratingChannelWords, entry.channel) ? ratingChannelWords[entry.channel as keyof typeof ratingChannelWords] : entry.channel,
  grade: entry.grade, gradeName: gradeName(entry.grade), options: optionTexts(entry.grade, entry.options),
  text: entry.hiddenAt ? null : entry.text, isHidden: entry.hiddenAt !== null,
  reply: entry.reply, repliedOn: entry.repliedOn,
  second: entry.secondGrade === null ? null : { grade: entry.secondGrade, gradeName: gradeName(entry.secondGrade), text: entry.hiddenAt ? null : entry.secondText, on: entry.secondOn! },
  disregardedOn: entry.disregardedOn,
})

const toSupervised = (entry: WallEntry, view: WallEntryView): SupervisedEntryView => {
  const reason = reasonNotToHide(entry)
  return {
    ...view, text: entry.text,
    hidden: entry.hiddenAt ? { reason: entry.hiddenReason!, by: entry.hiddenBy!, at: toRfc3339(entry.hiddenAt) } : null,
    allowedActions: [{ action: 'hideText', isAllowed: reason === undefined, reason: reason ?? null }],
  }
}
