import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { isUniqueViolation } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { missingGlyphs } from '../../../platform/pdf/index.ts'
import { regionalStateWords, toRegionalHistory } from '../../../platform/regional-rules.ts'
import { getDirectory, namesOfAccounts } from '../../organisation/index.ts'
import { documentTitle, DOCUMENT_KINDS, DOCUMENT_TEMPLATE_VERSION, type DocumentKind, toPdfDocument } from './document-templates.ts'
import { getLocalWordings, isUsedBy, touchLocalWordings } from './local-wordings.ts'
import { sampleFor } from './sample-documents.ts'
import { describeFacts } from './wording-facts.ts'
import { describeSample, isPrintedIn } from './wording-sample.ts'
import { insertLocalWording } from './wording-store.ts'
import { findWordingFaults, isWordingName, ownText, type Wording, type WordingName, WORDINGS } from './wordings.ts'

const NAMES = Object.keys(WORDINGS) as WordingName[]
const Region = Type.String({ title: '地区', pattern: '^[0-9]{6}$' })
const Name = Type.String({ title: '文书用语', minLength: 1, maxLength: 80 })
const RegionalStateName = Type.Union([Type.Literal('coming'), Type.Literal('inForce'), Type.Literal('replaced'), Type.Literal('outranked')])
const Text = Type.String({ title: '用语', minLength: 4, maxLength: 2000, pattern: '\\S' })

/** The fixed sentences of the documents: the platform's own and what a region says instead. */
export const listDocumentWordings = defineOperation({
  id: 'applications.listDocumentWordings',
  summary: '文书用语一览',
  audience: 'staff',
  permission: 'settings.listDocumentWordings',
  query: Type.Object({ region: Region }, { additionalProperties: false }),
  output: Type.Object({
    region: Type.String(), regionName: Type.String(), today: Type.String(),
    rows: Type.Array(Type.Object({
      name: Type.String(), title: Type.String(),
      /** Titles of the documents that print it. */
      usedIn: Type.Array(Type.String()),
      /** What is printed in this region today. */
      text: Type.String(), ownText: Type.String(),
      /** What may stand in braces, and what has to. */
      facts: Type.Array(Type.Object({ name: Type.String(), meaning: Type.String(), example: Type.String() })), needs: Type.Array(Type.String()),
      /** Where it stands in a document with invented facts. */
      sample: Type.Object({ office: Type.String(), title: Type.String(), before: Type.Array(Type.String()), after: Type.Array(Type.String()) }),
      /** What the region and its city set, the first change first; a text of null is the platform's own again. */
      changes: Type.Array(Type.Object({
        version: Type.Integer(), region: Type.String(), regionName: Type.String(), from: Type.String(), text: Nullable(Type.String()), source: Type.String(),
        by: Nullable(Type.String()), at: Type.String({ format: 'date-time' }), state: RegionalStateName, stateName: Type.String(),
      })),
    })),
  }),
  async run(ctx, { query: { region } }) {
    await refuseUnknownRegion(ctx, region)
    const [directory, all] = [await getDirectory(ctx), await getLocalWordings(ctx)]
    const names = await namesOfAccounts(ctx, all.map(({ setBy }) => setBy))
    const today = ctx.clock.today()
    return {
      region, regionName: directory.region(region), today,
      rows: NAMES.map((name) => {
        const [own, kind] = [ownText(name, DOCUMENT_TEMPLATE_VERSION), kindForPreview(name)]
        const history = toRegionalHistory(all.filter((row) => row.name === name), region, today)
        return {
          name, title: WORDINGS[name].title,
          usedIn: [...new Set(DOCUMENT_KINDS.filter((each) => (name.startsWith('all.') ? isPrintedIn(name, each) : isUsedBy(name, each))).map((each) => documentTitle(each, sampleFor(each))))],
          text: history.find(({ state }) => state === 'inForce')?.value.text ?? own, ownText: own,
          facts: describeFacts(name, kind), needs: [...((WORDINGS[name] as Wording).needs ?? [])], sample: describeSample(name, kind),
          changes: history.map(({ value: { version, region: place, fromDay, text, source, setBy, setAt }, state }) => ({
            version, region: place, regionName: directory.region(place), from: fromDay, text, source, by: names.get(setBy) ?? null, at: setAt.toISOString(), state, stateName: regionalStateWords[state],
          })),
        }
      }),
    }
  },
})

/** Puts a region's text in the place of the platform's own from a day on, or the platform's back. What was issued stays as it is. */
export const changeDocumentWording = defineOperation({
  id: 'applications.changeDocumentWording',
  summary: '修改文书用语，自某日起生效',
  audience: 'staff',
  permission: 'settings.changeDocumentWording',
  body: Type.Object(
    {
      region: Region, name: Name,
      text: Type.Union([Text, Type.Null()], { title: '用语' }),
      from: Type.String({ title: '生效日期', format: 'date' }),
      source: Type.String({ title: '依据', minLength: 2, maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ version: Type.Integer() }),
  isWrite: true,
  async run(ctx, { body: { region, name, text, from, source } }) {
    await refuseUnknownRegion(ctx, region)
    const known = knownName(name)
    const clean = text?.trim() ?? null
    if (clean !== null) refuseFaulty(known, clean)
    if (from < ctx.clock.today()) throw new Refusal(422, 'applications.wording_in_the_past', '生效日期不能早于今天：已经出具的文书不会改变。', { errors: [{ pointer: '/from', message: '请填写今天或以后的日期。' }] })
    const version = await ctx.db.transaction(async (db) => {
      const added = await insertLocalWording(db, { name: known, region, fromDay: from, text: clean, source, setBy: ctx.actor.accountId, setAt: ctx.clock.now() })
      await touchLocalWordings(ctx, db)
      return added
    }).catch((error: unknown) => {
      if (isUniqueViolation(error)) throw new Refusal(409, 'applications.wording_changed_meanwhile', '有人刚刚改过这条用语，请看过最新内容后再保存。')
      throw error
    })
    await ctx.audit.append({ region, operation: 'applications.changeDocumentWording', actor: ctx.actor.accountId, subject: known, detail: { from, text: clean, source, version } })
    return { version }
  },
})

/** How a document would look with the text: an example with invented facts, for each kind the first that prints it. */
export const previewDocumentWording = defineOperation({
  id: 'applications.previewDocumentWording',
  summary: '预览文书用语（PDF）',
  audience: 'staff',
  permission: 'settings.changeDocumentWording',
  body: Type.Object({ name: Name, text: Text }, { additionalProperties: false }),
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { body: { name, text } }) {
    const known = knownName(name)
    const clean = text.trim()
    refuseFaulty(known, clean)
    const kind = kindForPreview(known)
    const document = toPdfDocument(kind, sampleFor(kind, known), { templateVersion: DOCUMENT_TEMPLATE_VERSION, texts: { [known]: clean } })
    const download: Download = { mediaType: 'application/pdf', fileName: `预览-${WORDINGS[known].title}.pdf`, content: await ctx.pdf.render(`preview:${known}:${clean}`, () => document) }
    return download as never
  },
})

/** Of the kinds that print a wording, one that shows it. */
export const kindForPreview = (name: WordingName): DocumentKind =>
  name === 'all.copiesBetweenOffices' ? 'transferSlip' : name.startsWith('all.') ? 'refusalNotice' : DOCUMENT_KINDS.find((kind) => isUsedBy(name, kind))!

async function refuseUnknownRegion(ctx: Context, region: string): Promise<void> {
  if (!(await getDirectory(ctx)).isRegion(region)) throw new Refusal(422, 'organisation.no_such_region', '没有这个地区，请填写市或县（市、区）的六位区划代码。', { errors: [{ pointer: '/region', message: '没有这个地区。' }] })
}

function knownName(name: string): WordingName {
  if (!isWordingName(name)) throw new Refusal(422, 'applications.no_such_wording', '没有这条文书用语，请从一览中选择。', { errors: [{ pointer: '/name', message: '没有这条文书用语。' }] })
  return name
}

function refuseFaulty(name: WordingName, text: string): void {
  const missing = missingGlyphs(text)
  const faults = [...findWordingFaults(name, text), ...(missing.length > 0 ? [`「${missing.join('、')}」无法打印，请改用规范汉字。`] : [])]
  if (faults.length > 0) throw new Refusal(422, 'applications.bad_wording', '文书用语有问题，请按提示修改。', { errors: faults.map((message) => ({ pointer: '/text', message })) })
}
