import type { Context } from '../../../platform/context.ts'
import { invalidInput, notFound } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory } from '../../organisation/index.ts'
import { PreviewBody, TemplateList, TemplateSet, WordingBody, WordingView } from '../contract.ts'
import { kindWords } from '../message.ts'
import { fillWording, SAMPLE_WORDS, wordingErrors } from './template-rules.ts'
import { listWordings, upsertWording } from './template-store.ts'
import { isTemplateId, PLACEHOLDERS, type TemplateId, templateOf, TEMPLATES, type Wording } from './templates.ts'
import { WORDINGS_MEMO } from './wordings.ts'

/** 消息模板: every message there is, our words for it, and what regions say instead. */
export const listTemplates = defineOperation({
  id: 'messages.listTemplates',
  summary: '消息模板一览：默认文字、可用的占位词、各地的文字',
  audience: 'staff',
  permission: 'messages.manageTemplates',
  output: TemplateList,
  async run(ctx) {
    const own = Map.groupBy(await listWordings(ctx.db), ({ template }) => template)
    return {
      rows: (Object.keys(TEMPLATES) as TemplateId[]).map((id) => {
        const { about, kind, isUrgent, ...wording } = templateOf(id)
        return {
          id, to: id.split('.')[0]!, kind, kindName: kindWords[kind], isUrgent: isUrgent ?? false, ...toView(wording),
          placeholders: Object.entries(PLACEHOLDERS[about]).map(([name, meaning]) => ({ name, meaning })),
          wordings: (own.get(id) ?? []).map(({ region, fromDay, source, ...each }) => ({ region, from: fromDay, source, ...toView(each) })),
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
    await ctx.db.transaction(async (db) => {
      await upsertWording(db, { region, template: id, fromDay: from, title: wording.title, text: wording.text, sms: wording.sms ?? null, source }, ctx.actor.accountId, ctx.clock.now())
      await ctx.memo.touch(db, WORDINGS_MEMO)
    })
    ctx.memo.forget(WORDINGS_MEMO)
    await recordChange(ctx, region, id, from, source)
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
  output: WordingView,
  async run(_ctx, { body: { template, ...wording } }) {
    checkWording(template, wording)
    return toView(fillWording(wording, SAMPLE_WORDS))
  },
})

const toView = ({ title, text, sms }: { title: string; text: string; sms?: string | null | undefined }) => ({ title, text, sms: sms ?? null })

/** @throws Refusal 404 for a message there is not, 422 for words that cannot be filled */
function checkWording(template: string, wording: Wording): TemplateId {
  if (!isTemplateId(template)) throw notFound(`名为「${template}」的消息模板`, 'messages.no_template')
  const errors = wordingErrors(template, wording)
  if (errors.length > 0) throw invalidInput(errors)
  return template
}

const recordChange = (ctx: Context, region: string, template: string, from: string, source: string) =>
  ctx.audit.append({ region, operation: 'messages.setTemplate', actor: ctx.actor.accountId, subject: template, detail: { from, source } })
