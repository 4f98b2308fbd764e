import type { FormField } from '../../../src/platform/forms/form-fields.ts'
import { CommandDrawer, textOf, type Values } from '../catalogue/command-drawer.tsx'
import { toDay } from '../catalogue/typed-day.ts'
import { LevelLimits } from './level-limits.tsx'
import { changeRule, type RuleView } from './rule-calls.ts'
import { LEVELS, TOLD, toDraft, toWanted } from './rule-draft.ts'
import { TrySimulation } from './try-simulation.tsx'

interface ChangeRuleProps {
  rule: RuleView
  region: string
  today: string
  onDone: (change: { fromDay: string; isOn: boolean }) => void
  onStale: () => void
  onClose: () => void
}

const isOn = (values: Values): boolean => textOf(values, 'isOn') !== 'off'

/** 修改规则: from a day on, tried on the past year before it is saved; or switched off with a reason. */
export function ChangeRule({ rule, region, today, onDone, onStale, onClose }: ChangeRuleProps) {
  const { id, title, on, ownVersion } = rule
  return (
    <CommandDrawer
      draft={`supervision-rule:${region}:${id}:${ownVersion}`}
      title={`修改规则：${title}`}
      submitLabel="保存"
      explain="从生效那天起开始的期限按新的规则算；已经开始的期限按开始那天的规则算，不往回改。保存后不能修改和收回，可以再设新的版本。"
      initial={toDraft(rule, today)}
      fields={(values) => fieldsOf(rule, values)}
      after={({ values, ...typing }) => isOn(values) && (
        <>
          {on === 'clock' && <LevelLimits typing={{ values, ...typing }} />}
          <TrySimulation rule={rule} region={region} values={values} />
        </>
      )}
      goTo={(pointer) => (pointer.startsWith('/levels') ? () => goToLimit(pointer) : undefined)}
      send={(values, key) => changeRule(id, ownVersion, { region, fromDay: toDay(textOf(values, 'fromDay')), isOn: isOn(values), source: textOf(values, 'source'), ...(isOn(values) ? toWanted(rule, values) : {}) }, key)
        .then(() => ({ fromDay: toDay(textOf(values, 'fromDay')), isOn: isOn(values) }))}
      onDone={onDone}
      onStale={onStale}
      onClose={onClose}
    />
  )
}

const goToLimit = (pointer: string): void => {
  const field = document.querySelector<HTMLElement>(`[data-pointer="${pointer}"]`)
  field?.scrollIntoView({ block: 'center' })
  field?.focus()
}

function fieldsOf({ on, thresholdLabel, thresholdUnit }: RuleView, values: Values): FormField[] {
  const isChanged = isOn(values)
  return [
    { name: 'isOn', kind: 'radio', label: '这条规则', required: true, options: [{ value: 'on', label: '启用' }, { value: 'off', label: '停用：不提醒，也不发牌' }] },
    { name: 'fromDay', kind: 'date', label: '生效日期', required: true, hint: '今天或以后。' },
    { name: 'source', kind: 'text', label: isChanged ? '依据' : '停用的原因', required: true, maxLength: 500, hint: isChanged ? '文件名称和文号，例如本地电子监察办法第几条。' : '写明为什么不再监察，以后可以查到。' },
    ...(isChanged && on === 'event' ? [
      { name: 'level', kind: 'radio' as const, label: '等级', required: true, options: LEVELS.filter(({ level }) => level !== 'reminder').map(({ level, name }) => ({ value: level, label: name })) },
      { name: 'threshold', kind: 'number' as const, label: `${thresholdLabel ?? ''}（${thresholdUnit ?? ''}）`, required: true, inputMode: 'numeric' as const },
      { name: 'told', kind: 'checkboxes' as const, label: '告诉谁', required: true, options: TOLD },
    ] : []),
  ]
}
