import { namesOfItems } from '../item-names.ts'
import { type CheckRule, findingIf } from './check-rule.ts'

export const familyRules: readonly CheckRule[] = [
  {
    id: 'subItemsFollowMain',
    title: '主项暂停或取消的，子项一并处理',
    source: 'GB/T 39554.1 主项与子项',
    severity: 'warn', problem: 'availability', elements: ['mainItem'],
    find({ code }, { state, subItemsOf }) {
      const living = subItemsOf(code)
      const active = living.filter((item) => item.state === 'active')
      return [
        ...findingIf(state === 'suspended' && active.length > 0, 'mainItem', `主项暂停期间，子项${namesOfItems(active)}仍可以申请。请把这些子项一并暂停，或确认它们可以单独办理。`),
        ...findingIf(state === 'cancelled' && living.length > 0, 'mainItem', `还有子项${namesOfItems(living)}没有取消。请先取消这些子项，或修订它们的主项。`),
      ]
    },
  },
]
