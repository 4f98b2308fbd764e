import { Button } from 'antd'
import { useState } from 'react'
import { toDayWords } from '../../kit/dates.ts'
import { CommandDrawer, textOf, type Values } from '../catalogue/command-drawer.tsx'
import { toDay } from '../catalogue/typed-day.ts'
import { SetHallHours } from '../office/halls/set-hall-hours.tsx'
import { toTime } from '../office/halls/typed-time.ts'
import { type Extended, setServiceHours, type SpecialDay } from './hall-calls.ts'
import type { PartProps } from './hall-calls.ts'

type Doing = { verb: 'office' } | { verb: 'extended' | 'special'; index: number }

const DAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'].map((label, index) => ({ value: String(index + 1), label }))
const daysOf = (weekdays: readonly number[]) => (weekdays.join() === '1,2,3,4,5' ? '周一至周五' : weekdays.map((day) => DAYS[day - 1]!.label).join('、'))

/** 服务时间: office hours by which limits are counted, what is added to them, and days that go another way. */
export function HourList({ sheet: { hall, choices }, mayChange, onDone, onStale }: PartProps) {
  const [doing, begin] = useState<Doing | undefined>(undefined)
  const drawer = { onStale, onClose: () => begin(undefined), onDone: (words: string) => { begin(undefined); onDone(words) } }
  const kindOf = new Map(choices.extendedKinds.map(({ value, label }) => [value as string, label]))
  const save = (extended: Extended[], special: SpecialDay[], key: string) => setServiceHours(hall.id, hall.version, { extended, special }, key)
  const { morning, afternoon } = hall.office
  // Days gone by are left out: the server keeps what is to come.
  const today = hall.days[0]!.day
  const special = hall.special.filter(({ day }) => day >= today)
  return (
    <>
      <section className="part">
        <div className="head"><h2>办公时间</h2>{mayChange && <Button onClick={() => begin({ verb: 'office' })}>设置办公时间</Button>}</div>
        <p className="tabular">工作日 {morning.from}–{morning.to}，{afternoon.from}–{afternoon.to}　<span className="quiet">{hall.officeSource ?? '本地区通常的时间'}</span></p>
        <p className="quiet">半日时限和收件日按办公时间计算；下面的延时、午间、周末服务不影响期限。对外公布：{hall.hours}</p>
      </section>
      <section className="part">
        <div className="head"><h2>延时、午间、周末、错时服务</h2>{mayChange && <Button onClick={() => begin({ verb: 'extended', index: hall.extended.length })}>增加服务时间</Button>}</div>
        {hall.extended.length === 0 ? <p className="quiet">没有。</p> : (
          <table className="rows">
            <caption className="hidden-visually">办公时间之外的服务</caption>
            <thead><tr><th scope="col">种类</th><th scope="col">日子</th><th scope="col">时间</th><th scope="col">预约</th>{mayChange && <th scope="col">处理</th>}</tr></thead>
            <tbody>
              {hall.extended.map(({ kind, weekdays, from, to, byAppointment }, index) => (
                <tr key={`${kind} ${from} ${weekdays.join()}`}>
                  <td>{kindOf.get(kind)}</td><td>{daysOf(weekdays)}</td><td className="tabular">{from}–{to}</td><td>{byAppointment ? '需预约' : '不用预约'}</td>
                  {mayChange && <td className="wide"><Button size="small" onClick={() => begin({ verb: 'extended', index })}>修改<span className="hidden-visually">：{kindOf.get(kind)} {from}</span></Button></td>}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section className="part">
        <div className="head"><h2>特殊日期</h2>{mayChange && <Button onClick={() => begin({ verb: 'special', index: special.length })}>增加特殊日期</Button>}</div>
        {special.length === 0 ? <p className="quiet">没有。法定节假日和调休随工作日历，不用写。</p> : (
          <ul>{special.map(({ day, open, reason }, index) => <li key={day} className="tool-row">{toDayWords(day)}：{open ? `${open.from}–${open.to}` : '不开门'}，{reason}{mayChange && <Button size="small" onClick={() => begin({ verb: 'special', index })}>修改<span className="hidden-visually">：{day}</span></Button>}</li>)}</ul>
        )}
      </section>
      {doing?.verb === 'office' && <SetHallHours hall={{ id: hall.id, name: hall.name, address: hall.address, phone: hall.phone, printedHours: hall.hours, morning, afternoon, source: hall.officeSource }} onDone={drawer.onDone} onClose={drawer.onClose} />}
      {doing?.verb === 'extended' && (
        <CommandDrawer
          {...drawer} draft={`extended:${hall.id}:${doing.index}`} title="办公时间之外的服务" submitLabel="保存" explain="工作日的按工作日历算，周末服务在休息日开，法定节假日不开。"
          fields={() => [
            ...(doing.index < hall.extended.length ? [{ name: 'keep', kind: 'radio' as const, label: '这一条', required: true, options: [{ value: 'keep', label: '保留' }, { value: 'remove', label: '去掉' }] }] : []),
            { name: 'kind', kind: 'radio', label: '种类', required: true, options: choices.extendedKinds },
            { name: 'weekdays', kind: 'checkboxes', label: '星期几', required: true, options: DAYS },
            { name: 'from', kind: 'text', label: '开始', required: true, maxLength: 5, hint: '写成 12:00，也可以写 12 或 1200。' },
            { name: 'to', kind: 'text', label: '结束', required: true, maxLength: 5 },
            { name: 'byAppointment', kind: 'radio', label: '预约', required: true, options: [{ value: 'no', label: '不用预约' }, { value: 'yes', label: '需预约' }] },
          ]}
          initial={toTyped(hall.extended[doing.index])}
          send={(values, key) => save(hall.extended.toSpliced(doing.index, 1, ...(textOf(values, 'keep') === 'remove' ? [] : [toExtended(values)])), special, key)}
          onDone={() => drawer.onDone('已保存服务时间，对外公布的时间也改了。')}
        />
      )}
      {doing?.verb === 'special' && (
        <CommandDrawer
          {...drawer} draft={`special:${hall.id}:${doing.index}`} title="特殊日期" submitLabel="保存" explain="这一天只按这里写的开门，办公时间和延时服务都不算。"
          fields={(values) => [
            ...(doing.index < special.length ? [{ name: 'keep', kind: 'radio' as const, label: '这一条', required: true, options: [{ value: 'keep', label: '保留' }, { value: 'remove', label: '去掉' }] }] : []),
            { name: 'day', kind: 'date', label: '日期', required: true },
            { name: 'isOpen', kind: 'radio', label: '这一天', required: true, options: [{ value: 'no', label: '不开门' }, { value: 'yes', label: '按下面的时间开门' }] },
            ...(textOf(values, 'isOpen') === 'yes' ? [{ name: 'from', kind: 'text' as const, label: '开始', required: true, maxLength: 5 }, { name: 'to', kind: 'text' as const, label: '结束', required: true, maxLength: 5 }] : []),
            { name: 'reason', kind: 'text', label: '原因', required: true, maxLength: 100, hint: '群众会看到，如：系统升级。' },
          ]}
          initial={toTypedDay(special[doing.index])}
          send={(values, key) => save(hall.extended, special.toSpliced(doing.index, 1, ...(textOf(values, 'keep') === 'remove' ? [] : [toSpecialDay(values)])), key)}
          onDone={() => drawer.onDone('已保存特殊日期。')}
        />
      )}
    </>
  )
}

const toTyped = (row: Extended | undefined): Values =>
  row ? { keep: 'keep', kind: row.kind, weekdays: row.weekdays.map(String), from: row.from, to: row.to, byAppointment: row.byAppointment ? 'yes' : 'no' } : { kind: 'late', weekdays: ['1', '2', '3', '4', '5'], byAppointment: 'no' }
const toExtended = (values: Values): Extended => ({
  kind: textOf(values, 'kind') as Extended['kind'], weekdays: [values.weekdays ?? []].flat().filter(Boolean).map(Number).sort(), from: toTime(textOf(values, 'from')), to: toTime(textOf(values, 'to')), byAppointment: textOf(values, 'byAppointment') === 'yes',
})
const toTypedDay = (row: SpecialDay | undefined): Values => (row ? { keep: 'keep', day: row.day, isOpen: row.open ? 'yes' : 'no', from: row.open?.from ?? '', to: row.open?.to ?? '', reason: row.reason } : { isOpen: 'no' })
const toSpecialDay = (values: Values): SpecialDay => ({
  day: toDay(textOf(values, 'day')), reason: textOf(values, 'reason'), open: textOf(values, 'isOpen') === 'yes' ? { from: toTime(textOf(values, 'from')), to: toTime(textOf(values, 'to')) } : null,
})
