import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getDirectory } from '../../organisation/index.ts'
import { findChange } from '../changes/change-store.ts'
import type { ChangeKind } from '../changes/item-change.ts'
import type { ItemContent } from '../item.ts'
import type { ItemState } from '../item-store.ts'
import { itemElements } from '../item-elements.ts'
import { problemWords, severityWords } from './check-rule.ts'
import { checkCatalogue as runCheck } from './check-catalogue.ts'
import { checkContent } from './check-content.ts'
import { followLinks } from './check-links.ts'
import { checkRules } from './check-rules.ts'
import { CheckAnswer, LinkReport, RuleList, RunView } from './contract.ts'
import { getIssueActor, toFindingView } from './describe-issues.ts'
import { type CheckRun, countByProblem, countByRule, findLastRun } from './issue-store.ts'
import { REPORTED, REPORTED_TITLE } from './issue.ts'
import { findLastLinkCheck } from './link-store.ts'
import { severitySettings } from './settings.ts'

const staff = { audience: 'staff', permission: 'catalogue.check' } as const

/** The check of a draft as it stands: what an editor sees beside it. */
export const checkChange = defineOperation({
  id: 'catalogue.checkChange',
  summary: '要素体检：检查一份变更的内容',
  ...staff,
  params: Type.Object({ id: Type.String({ title: '变更编号', format: 'uuid' }) }, { additionalProperties: false }),
  output: CheckAnswer,
  async run(ctx, { params }) {
    const change = await findChange(ctx.db, params.id)
    if (!change) throw notFound('这份变更', 'catalogue.no_change')
    return answer(ctx, change.content, STATE_AFTER[change.kind])
  },
})

/** What a change makes of its item besides what it says. */
const STATE_AFTER: Partial<Record<ChangeKind, ItemState>> = { suspend: 'suspended', resume: 'active', cancel: 'cancelled' }

async function answer(ctx: Context, content: ItemContent, becomes: ItemState | undefined): Promise<Type.Static<typeof CheckAnswer>> {
  const [found, directory] = await Promise.all([checkContent(ctx, content, becomes), getDirectory(ctx)])
  const findings = found.map((finding) => toFindingView(finding, directory))
  const block = findings.filter(({ severity }) => severity === 'block').length
  return {
    findings,
    counts: { block, warn: findings.length - block },
    isPublishable: !found.some(({ severity, divisionCode }) => severity === 'block' && divisionCode === undefined),
  }
}

export const checkCatalogue = defineOperation({
  id: 'catalogue.checkCatalogue',
  summary: '要素体检：检查全部事项，更新问题清单',
  ...staff,
  output: RunView,
  run: async (ctx) => toRunView(await runCheck(ctx)),
})

export const checkLinks = defineOperation({
  id: 'catalogue.checkLinks',
  summary: '检查办事指南里的地址能否打开，并更新问题清单',
  ...staff,
  output: LinkReport,
  async run(ctx) {
    const report = await followLinks(ctx)
    await runCheck(ctx)
    return report
  },
})

/** The rules with how strictly each holds here today, and how many issues of it stand. */
export const listCheckRules = defineOperation({
  id: 'catalogue.listCheckRules',
  summary: '要素体检的规则、严格程度和问题数',
  ...staff,
  output: RuleList,
  async run(ctx) {
    const { region, isOfCity } = await getIssueActor(ctx)
    const today = ctx.clock.today()
    const counted = new Map((await countByRule(ctx.db, isOfCity ? undefined : region, today)).map(({ ruleId, ...counts }) => [ruleId, counts]))
    const countsOf = (ruleId: string) => counted.get(ruleId) ?? { open: 0, overdue: 0, excused: 0 }
    const rows = await Promise.all(checkRules.map(async ({ id, title, source, problem, elements }) => {
      const setting = severitySettings.get(id)!
      const severity = await getSetting(ctx, setting, region, today)
      return {
        id, title, source, problem, problemName: problemWords[problem],
        elements: elements.map((key) => ({ key, title: itemElements[key].title })),
        severity, severityName: severityWords[severity], settingKey: setting.key, ...countsOf(id),
      }
    }))
    const [last, linksCheckedAt] = await Promise.all([findLastRun(ctx.db), findLastLinkCheck(ctx.db)])
    const sum = (key: 'open' | 'overdue' | 'excused') => [...counted.values()].reduce((total, counts) => total + counts[key], 0)
    return {
      rows: [...rows, {
        id: REPORTED, title: REPORTED_TITLE, source: '日常检查、投诉和咨询', problem: 'elements', problemName: problemWords.elements, elements: [],
        severity: 'warn' as const, severityName: severityWords.warn, settingKey: null, ...countsOf(REPORTED),
      }],
      problems: (await countByProblem(ctx.db, isOfCity ? undefined : region)).map(({ problem, open }) => ({ problem, problemName: problemWords[problem], open })),
      counts: { open: sum('open'), overdue: sum('overdue'), excused: sum('excused') },
      lastRun: last ? toRunView(last) : null,
      linksCheckedAt: linksCheckedAt ? toRfc3339(linksCheckedAt) : null,
    }
  },
})

const toRunView = ({ at, actorName, items, findings, opened, settled }: CheckRun) => ({ at: toRfc3339(at), actorName, items, findings, opened, settled })
