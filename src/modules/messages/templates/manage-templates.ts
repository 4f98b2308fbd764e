import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { regionalStateWords, toRegionalHistory } from '../../../platform/regional-rules.ts'
import { getDirectory, namesOfAccounts } from '../../organisation/index.ts'
import { PreviewBody, TemplateList, TemplateSet, TemplatesQuery, WordingBody, WordingPreview } from '../contract.ts'
import { kindWords } from '../message.ts'
import { countSmsParts } from '../sms/sms-rules.ts'
import { fillWording, nameOfMessage, SAMPLE_WORDS, wordingErrors } from './template-rules.ts'
import { listWordings, upsertWording } from './template-store.ts'
import { isTemplateId, PLACEHOLDERS, type TemplateId, templateOf, TEMPLATES, type Wording } from './templates.ts'
import { WORDINGS_MEMO } from './wordings.ts'

/** Whom a message is for, by the first part of its id. */
const READERS = { applicant: '申请人', officer: '工作人员' } as const

/** 消息模板: every message there is, our words for it, and what a region and its city say instead. */
export const listTemplates = defineOperation({
  id: 'messages.listTemplates',
  summary: '消息模板一览：标准文字、可用的占位词、一个地区的文字',
  audience: 'staff',
  permission: 'messages.manageTemplates',
  query: TemplatesQuery,
  output: TemplateList,
  async run(ctx, { query: { region } }) {
    const directory = await getDirectory(ctx)
    const regionName = directory.region(region) // refuses an unknown region
    const all = await listWordings(ctx.db)
    const names = await namesOfAccounts(ctx, all.map(({ setBy }) => setBy))
    const today = ctx.clock.today()
    return {
      region, regionName, today,
      rows: (Object.keys(TEMPLATES) as TemplateId[]).map((id) => {
        const { about, kind, isUrgent, ...own } = templateOf(id)
        const to = id.split('.')[0] as keyof typeof READERS
        const history = toRegionalHistory(all.filter(({ template }) => template === id), region, today)
        const inForce = history.find(({ state }) => state === 'inForce')?.value
        return {
          id, name: nameOfMessage(own.title), to, toName: READERS[to], kind, kindName: kindWords[kind], isUrgent: isUrgent ?? false,
          own: toView(own), inForce: toView(inForce ? withOwnSms(inForce, own) : own),
          placeholders: Object.entries(PLACEHOLDERS[about]).map(([name, meaning]) => ({ name, meaning, example: SAMPLE_WORDS[name] ?? '' })),
          wordings: history.map(({ value, state }) => ({
            region: value.region, regionName: directory.region(value.region), from: value.fromDay, source: value.source, ...toView(withOwnSms(value, own)), isOwn: isSame(withOwnSms(value, own), own),
            by: names.get(value.setBy) ?? null, at: value.setAt.toISOString(), state, stateName: regionalStateWords[state],
          })),
        }
      }),
    }
  },
})

/** Words a template for a region from a day on. What was told before keeps its words. */
export const setTemplate = defineOperation({
  id: 'messages.setTemplate',
  summary: '设置一个地区的消息文字，自某日起生效',
  audience: 'staff',
  permission: 'messages.manageTemplates',
  body: WordingBody,
  output: TemplateSet,
  isWrite: true,
  async run(ctx, { body }) {
    const { template, region, from, source, ...wording } = body
    const id = checkWording(template, wording)
    ;(await getDirectory(ctx)).region(region) // refuses an unknown region
    if (from < ctx.clock.today()) throw new Refusal(422, 'messages.wording_in_the_past', '生效日期不能早于今天：已经发出的消息不会改变。', { errors: [{ pointer: '/from', message: '请填写今天或以后的日期。' }] })
    await ctx.db.transaction(async (db) => {
      await upsertWording(db, { region, template: id, fromDay: from, title: wording.title, text: wording.text, sms: wording.sms ?? null, source, setBy: ctx.actor.accountId, setAt: ctx.clock.now() })
      await ctx.memo.touch(db, WORDINGS_MEMO)
    })
    ctx.memo.forget(WORDINGS_MEMO)
    await ctx.audit.append({ region, operation: 'messages.setTemplate', actor: ctx.actor.accountId, subject: id, detail: { from, source, ...toView(wording) } })
    return { set: true }
  },
})

/** Shows a wording with invented words in it, before anybody is told anything. */
export const previewTemplate = defineOperation({
  id: 'messages.previewTemplate',
  summary: '预览消息文字',
  audience: 'staff',
  permission: 'messages.manageTemplates',
  body: PreviewBody,
  output: WordingPreview,
  async run(_ctx, { body: { template, ...wording } }) {
    checkWording(template, wording)
    const shown = toView(fillWording(wording, SAMPLE_WORDS))
    return { ...shown, smsLength: shown.sms?.length ?? 0, smsParts: countSmsParts(shown.sms ?? '') }
  },
})

const toView = ({ title, text, sms }: { title: string; text: string; sms?: string | null | undefined }) => ({ title, text, sms: sms ?? null })

/** A text message that was not worded keeps ours. */
const withOwnSms = ({ title, text, sms }: { title: string; text: string; sms: string | null }, own: Wording): Wording => ({ title, text, sms: sms ?? own.sms })
const isSame = (one: Wording, other: Wording): boolean => one.title === other.title && one.text === other.text && one.sms === other.sms

/** @throws Refusal 404 for a message there is not, 422 for words that cannot be filled */
function checkWording(template: string, wording: Wording): TemplateId {
  if (!isTemplateId(template)) throw notFound(`名为「${template}」的消息模板`, 'messages.no_template')
  const errors = wordingErrors(template, wording)
  if (errors.length > 0) throw invalidInput(errors)
  return template
}
