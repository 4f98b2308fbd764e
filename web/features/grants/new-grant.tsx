import type { FormField } from '../../../src/platform/forms/form-fields.ts'
import { Loading } from '../../kit/states.tsx'
import { CommandDrawer, textOf, type Typing, type Values } from '../catalogue/command-drawer.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { toDay } from '../catalogue/typed-day.ts'
import { useOfficer } from '../sessions/officer.tsx'
import { type AuthorityItem, createGrant, type Grant, type NewGrant as GrantBody, useHalls, useOwnItems, useWindowOfficers, type WindowOfficer } from './grant-calls.ts'
import { toTermWords, whatItAllows } from './grant-words.ts'
import { ItemsPicker } from './items-picker.tsx'

type Power = NonNullable<GrantBody['powers']>[number]
const POWERS: readonly { value: Power; label: string }[] = [
  { value: 'immediate', label: '即办件当场办结' }, { value: 'commitment', label: '告知承诺当场决定' }, { value: 'decide', label: '审查后作出决定' },
]

interface NewGrantProps {
  today: string
  onDone: (grant: Grant) => void
  onClose: () => void
}

/** 新增授权: to whom, what, for which items, from when, on which paper. Nobody types an id. */
export function NewGrant({ today, onDone, onClose }: NewGrantProps) {
  const { authorityName, region } = useOfficer()
  const [officers, halls, items] = [useWindowOfficers(), useHalls(region), useOwnItems()]
  const unread = [officers, halls, items].find(({ isError }) => isError)
  const officerOptions = (officers.data ?? []).map(({ id, name, hallName }) => ({ value: id, label: hallName ? `${name} · ${hallName}` : name }))
  const hallOptions = (halls.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <CommandDrawer
      draft="new-grant"
      title="新增授权"
      submitLabel="授权"
      explain={`以${authorityName}的名义授权。授权后不能修改，只能撤销；撤销前已经作出的决定仍然有效。`}
      fields={(values) => fieldsOf(values, officerOptions, hallOptions)}
      initial={{ kind: 'chiefRepresentative', from: today }}
      after={(typing) =>
        unread ? <NotRead error={unread.error} onRetry={() => void unread.refetch()} />
          : items.isPending ? <Loading lines={2} what="事项" />
            : <Scope typing={typing} items={items.data!} authorityName={authorityName} whom={nameOf(typing.values, officers.data ?? [], halls.data ?? [])} />}
      send={(values, key) => createGrant(toBody(values), key)}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

const isRepresentative = (values: Values): boolean => textOf(values, 'kind') === 'chiefRepresentative'
const listOf = (values: Values, name: string): string[] => [values[name] ?? []].flat().filter((each) => each !== '')
const isForSome = (values: Values): boolean => textOf(values, 'scope') === 'some'

type Options = { value: string; label: string }[]

function fieldsOf(values: Values, officers: Options, halls: Options): FormField[] {
  const to: FormField[] = isRepresentative(values)
    ? [
        { name: 'officer', kind: 'select', label: '首席事务代表', required: true, options: officers, hint: '本地区的窗口人员，输入姓名查找。' },
        { name: 'powers', kind: 'checkboxes', label: '可以做什么', required: true, options: [...POWERS] },
      ]
    : [{ name: 'hall', kind: 'select', label: '受托收件的大厅', required: true, options: halls, hint: '受托的大厅只收件，不作决定。' }]
  return [
    { name: 'kind', kind: 'radio', label: '授权种类', required: true, options: [{ value: 'chiefRepresentative', label: '首席事务代表' }, { value: 'delegatedReceipt', label: '委托收件' }] },
    ...to,
    { name: 'from', kind: 'date', label: '生效日期', required: true, hint: '今天或以后，授权不能追溯。' },
    { name: 'until', kind: 'date', label: '截止日期', required: false, hint: '当天仍有效。不填为长期有效，直到撤销。' },
    { name: 'basis', kind: 'text', label: '授权文书和文号', required: true, maxLength: 500, hint: '如：《首席事务代表授权书》澄市监授〔2026〕1 号' },
    { name: 'scope', kind: 'radio', label: '哪些事项', required: true, options: [{ value: 'some', label: '只限部分事项' }, { value: 'all', label: '本单位全部事项' }] },
  ]
}

function nameOf(values: Values, officers: readonly WindowOfficer[], halls: readonly { id: string; name: string }[]): string | undefined {
  if (!isRepresentative(values)) return halls.find(({ id }) => id === textOf(values, 'hall'))?.name
  const officer = officers.find(({ id }) => id === textOf(values, 'officer'))
  return officer && (officer.hallName ? `${officer.name}（${officer.hallName}）` : officer.name)
}

/** Which items, and then what all of it means. */
function Scope({ typing: { values, type, fieldId, errorOf, isBusy }, items, authorityName, whom }: { typing: Typing; items: AuthorityItem[]; authorityName: string; whom: string | undefined }) {
  const chosen = listOf(values, 'items')
  const powers = listOf(values, 'powers')
  const isScopeKnown = isForSome(values) ? chosen.length > 0 : textOf(values, 'scope') === 'all'
  const [from, until] = [toDay(textOf(values, 'from')), toDay(textOf(values, 'until'))]
  return (
    <>
      {isForSome(values) && (
        <ItemsPicker id={fieldId('items')} label="事项" hint={`从${authorityName}办理的 ${items.length} 个事项里选。`} items={items} chosen={chosen} error={errorOf('items')} isBusy={isBusy} onChoose={(codes) => type('items', codes)} />
      )}
      {whom && isScopeKnown && (!isRepresentative(values) || powers.length > 0) && (
        <p className="note-line" role="status">
          {whom}{whatItAllows({
            kind: isRepresentative(values) ? 'chiefRepresentative' : 'delegatedReceipt', authorityName,
            powerNames: POWERS.filter(({ value }) => powers.includes(value)).map(({ label }) => label),
            itemNames: isForSome(values) ? items.filter(({ code }) => chosen.includes(code)).map(({ name }) => name) : null,
          })}
          {isDay(from) && (until === '' || isDay(until)) && `${toTermWords(from, until || null)}。`}
        </p>
      )}
    </>
  )
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

function toBody(values: Values): GrantBody {
  const until = toDay(textOf(values, 'until'))
  return {
    ...(isRepresentative(values)
      ? { kind: 'chiefRepresentative', officer: textOf(values, 'officer'), powers: listOf(values, 'powers') as Power[] }
      : { kind: 'delegatedReceipt', hall: textOf(values, 'hall') }),
    // None chosen is refused by the server, beside the field: it must never come to mean all.
    ...(isForSome(values) ? { items: listOf(values, 'items') } : {}),
    from: toDay(textOf(values, 'from')),
    ...(until ? { until } : {}),
    basis: textOf(values, 'basis'),
  }
}
