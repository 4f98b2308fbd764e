import { CommandDrawer, textOf, type Values } from '../catalogue/command-drawer.tsx'
import { toDay } from '../catalogue/typed-day.ts'
import { approveRules, returnRules, type RuleSet, turn } from './automatic-calls.ts'

export type StepVerb = 'approve' | 'return' | 'switch-on' | 'switch-off'

interface StepWords {
  title: string
  submitLabel: string
  explain: string
  done: string
  isDangerous?: boolean
}

const WORDS: Record<StepVerb, StepWords> = {
  approve: { title: '批准这一版规则', submitLabel: '批准', explain: '批准后这一版不能再改。自动审批已经开启的，从生效那天起就用这一版。', done: '已批准。' },
  return: { title: '退回修改', submitLabel: '退回', explain: '退回后起草人可以继续修改。', done: '已退回。' },
  'switch-on': { title: '开启自动审批', submitLabel: '开启', explain: '开启后，网上提交的申请只要规则全部符合就由系统当场准予；有一条不符合或查不到，就由人办。系统不会自动不予。', done: '已开启。' },
  'switch-off': { title: '立即停用自动审批', submitLabel: '停用', explain: '停用后，新的申请都由人办。已经准予的不受影响。', done: '已停用，新的申请都由人办。', isDangerous: true },
}

interface RuleSetCommandProps {
  verb: StepVerb
  set: RuleSet
  revision: number
  onDone: (words: string) => void
  onStale: () => void
  onClose: () => void
}

/** One step with its reason. */
export function RuleSetCommand({ verb, set, revision, onDone, onStale, onClose }: RuleSetCommandProps) {
  const words = WORDS[verb]
  const item = set.item.code
  const send = async (values: Values, key: string): Promise<void> => {
    switch (verb) {
      case 'approve': return void (await approveRules(item, revision, toDay(textOf(values, 'validFrom')), key))
      case 'return': return void (await returnRules(item, revision, textOf(values, 'note'), key))
      default: return void (await turn(item, verb, textOf(values, 'reason'), key))
    }
  }
  return (
    <CommandDrawer
      draft={`automatic:${item}:${verb}:${revision}`}
      title={words.title}
      submitLabel={words.submitLabel}
      isDangerous={words.isDangerous ?? false}
      explain={words.explain}
      fields={() =>
        verb === 'approve' ? [{ name: 'validFrom', kind: 'date', label: '从哪天起使用', required: true }]
          : [{ name: verb === 'return' ? 'note' : 'reason', kind: 'textarea', label: '理由', required: true, maxLength: 2000 }]}
      {...(verb === 'approve' ? { initial: { validFrom: set.today } } : {})}
      send={send}
      onDone={() => onDone(words.done)}
      onStale={onStale}
      onClose={onClose}
    />
  )
}
