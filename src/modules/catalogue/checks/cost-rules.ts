import { allMaterials, type CheckRule, findingIf } from './check-rule.ts'

/** 减成本 compares what was worked out: figures that contradict the item would show savings that nobody has. */
export const costRules: readonly CheckRule[] = [
  {
    id: 'costFitsItem',
    title: '办事成本与收费、材料、跑动次数相符',
    source: '四减一优（减流程、减成本、减材料、减时间）：减成本的测算',
    severity: 'warn', problem: 'elements', elements: ['applicantCost', 'fee', 'intermediary', 'materials', 'siteVisits'],
    find(content) {
      const { applicantCost: cost, fee, intermediary, siteVisits } = content
      if (cost === null) return []
      const hasPaper = allMaterials(content).some(({ material }) => material.form !== 'electronic')
      return [
        ...findingIf(cost.feesYuan > 0 && fee === null && intermediary === null, 'applicantCost/feesYuan', `不收费也没有中介服务，办事成本里却有费用 ${cost.feesYuan} 元。请改为 0，或填写收费。`),
        ...findingIf(cost.copiesYuan > 0 && !hasPaper, 'applicantCost/copiesYuan', `没有纸质材料，办事成本里却有复印打印 ${cost.copiesYuan} 元。请改为 0。`),
        ...findingIf(cost.tripsYuan > 0 && siteVisits === 0, 'applicantCost/tripsYuan', `不用到现场，办事成本里却有跑动 ${cost.tripsYuan} 元。请改为 0。`),
        ...findingIf(cost.tripsYuan === 0 && siteVisits > 0, 'applicantCost/tripsYuan', `要到现场 ${siteVisits} 次，办事成本里的跑动却是 0 元。请按一次往返的路费测算。`),
      ]
    },
  },
]
