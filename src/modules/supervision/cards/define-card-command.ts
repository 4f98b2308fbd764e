import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { StoredFile } from '../../../platform/files/file-store.ts'
import { FileIds, getOwnFiles } from '../../../platform/files/kept-files.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { daysFrom, writeAct } from './act-on-card.ts'
import type { ActFile } from './card.ts'
import { CARD_VERBS, type CardVerb, reasonNotNow, reasonNotYours, standingAfter } from './card-rules.ts'
import type { RaisedCard } from './card-store.ts'
import { CardPage, CardParams } from './contract.ts'
import { describeCardPage } from './describe-card.ts'
import { deskOf, getCard } from './get-card.ts'
import { acceptedPoints, appealDays, redPoints, reviewDays, yellowPoints } from './settings.ts'

const Note = (title: string) => Type.String({ title, minLength: 4, maxLength: 1000, pattern: '\\S\\s*\\S' })

/** What has to be said with an act, at least a few words. */
export const WithNote = (title: string) => Type.Object({ note: Note(title) }, { additionalProperties: false })
export const MayHaveNote = (title: string) => Type.Object({ note: Type.Optional(Note(title)) }, { additionalProperties: false })

/** What stands behind it: pictures, records. */
export const WithNoteAndFiles = (title: string) => Type.Object({ note: Note(title), files: Type.Optional(FileIds('附件', 3)) }, { additionalProperties: false })

interface CardCommand {
  verb: CardVerb
  id: string
  summary: string
  audience: 'staff' | 'supervisor'
  permission: string
  body: ReturnType<typeof WithNote> | ReturnType<typeof MayHaveNote> | ReturnType<typeof WithNoteAndFiles>
}

/** One verb on a card: whose it is, whether it may be now, how it stands after; one act in its history. */
export const defineCardCommand = ({ verb, body, ...named }: CardCommand) =>
  defineOperation({
    ...named,
    params: CardParams,
    // Where a note is asked for, the schema has refused its absence; where no files are taken, their presence.
    body: body as Type.TObject<{ note: Type.TOptional<Type.TString>; files: Type.TOptional<ReturnType<typeof FileIds>> }>,
    output: CardPage,
    isWrite: true,
    expectsVersion: true,
    async run(ctx, { params: { id }, version, body: { note, files = [] } }): Promise<Static<typeof CardPage>> {
      const [desk, card] = await Promise.all([deskOf(ctx), getCard(ctx, id)])
      const notYours = reasonNotYours(verb, card, desk)
      if (notYours) throw new Refusal(403, 'supervision.card_not_yours', notYours)
      if (card.version !== version) throw changedMeanwhile()
      const notNow = reasonNotNow(verb, card, ctx.clock.today())
      if (notNow) throw new Refusal(409, 'supervision.card_not_open', `不能${CARD_VERBS[verb].name}：${notNow}`)

      const handedIn = await getOwnFiles(ctx, files, '/files')
      const until = await untilOf(ctx, verb, card)
      const points = verb === 'score' ? await pointsOf(ctx, card) : null
      const after = standingAfter(card, verb, { by: ctx.actor.accountId, until, points })
      let page: Static<typeof CardPage>
      const isWritten = await writeAct(ctx, card, after, {
        kind: CARD_VERBS[verb].act, by: { id: ctx.actor.accountId, name: ctx.actor.name }, note: note?.trim() ?? null,
        detail: { ...(points === null ? {} : { points }), ...(until === null ? {} : { answerBy: until }), ...(handedIn.length === 0 ? {} : { files: handedIn.map(toActFile) }) },
      }, async (written, acts) => (page = await describeCardPage(ctx, written, acts)))
      if (!isWritten) throw changedMeanwhile()
      await ctx.audit.append({ region: card.region, operation: named.id, actor: ctx.actor.accountId, subject: id, detail: { matter: card.matterId } })
      return page!
    },
  })

const toActFile = ({ id, name, sizeBytes, sm3 }: StoredFile): ActFile => ({ id, name, sizeBytes, sm3 })

async function untilOf(ctx: Context, verb: CardVerb, card: RaisedCard): Promise<string | null> {
  const { waitsFor } = CARD_VERBS[verb]
  return waitsFor === undefined ? null : daysFrom(ctx, card, waitsFor === 'review' ? reviewDays : appealDays)
}

/** By the day it was raised on: a later scale counts for later cards. */
const pointsOf = (ctx: Context, { region, level, state, noticedAt }: RaisedCard): Promise<number> =>
  getSetting(ctx, state === 'accepted' ? acceptedPoints : level === 'red' ? redPoints : yellowPoints, region, toLegalDate(noticedAt))

const changedMeanwhile = (): Refusal => new Refusal(409, 'supervision.card_changed', '这张牌刚刚有变化，请看过最新内容再办理。')
