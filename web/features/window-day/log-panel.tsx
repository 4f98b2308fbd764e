import { Button } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { paths } from '../../client/paths.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { type LogForm, logCash, logEntrance, logService, toFen, toYuan, useAct, useLogForm, useReread } from './window-day-calls.ts'
import './window-day.css'

const MOST_AT_ONCE = 99

/** 免费服务和现金, beside the ticket: L and a digit writes down one; the arrows before the digit say how many. */
export function LogPanel() {
  const { data: form } = useLogForm()
  const [drawer, setDrawer] = useState<'cash' | 'entrance' | undefined>(undefined)
  const reread = useReread()
  const menu = useRef<HTMLDivElement>(null)
  useShortcuts({ l: () => menu.current?.querySelector('button')?.focus(), k: () => form && form.balanceFen !== null && setDrawer('cash') })
  if (!form) return null
  const settle = () => {
    setDrawer(undefined)
    reread()
  }
  return (
    <Panel title="窗口日志" extra={<Link to={paths.windowLog()}>今天的日志</Link>}>
      <Services services={form.services} menu={menu} />
      <div className="log-cash">
        {form.balanceFen !== null && <Button onClick={() => setDrawer('cash')} aria-keyshortcuts="k">现金<Kbd keys="k" /></Button>}
        {form.entrance && <Button onClick={() => setDrawer('entrance')}>进入登记</Button>}
        {form.balanceFen !== null && <span className="quiet">窗口现金 <strong className="tabular">{toYuan(form.balanceFen)}</strong></span>}
      </div>
      {drawer === 'cash' && <CashDrawer form={form} onDone={settle} onClose={() => setDrawer(undefined)} />}
      {drawer === 'entrance' && <EntranceDrawer form={form} onDone={settle} onClose={() => setDrawer(undefined)} />}
    </Panel>
  )
}

function Services({ services, menu }: { services: LogForm['services']; menu: React.RefObject<HTMLDivElement | null> }) {
  const [count, setCount] = useState(1)
  const [done, setDone] = useState<string | undefined>(undefined)
  const { act, isBusy, problem } = useAct((body: { what: string; quantity: number }, key) => logService(body, key))
  const log = ({ name, unit }: LogForm['services'][number]) => {
    setDone(undefined)
    act({ what: name, quantity: count }, () => {
      setDone(`已记：${name} ${count} ${unit}。`)
      setCount(1)
      // The keys of the ticket work again at once.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
  }
  const change = (by: number) => setCount((before) => Math.min(Math.max(before + by, 1), MOST_AT_ONCE))
  const press = (event: React.KeyboardEvent) => {
    const service = services[Number(event.key) - 1]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (service) log(service)
    else if (event.key === 'ArrowUp') change(1)
    else if (event.key === 'ArrowDown') change(-1)
    else if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur()
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="log-count">
        <span>数量</span>
        <Button aria-label="少一个" disabled={count === 1} onClick={() => change(-1)}>−</Button>
        <output className="tabular" aria-live="polite" aria-label="数量">{count}</output>
        <Button aria-label="多一个" onClick={() => change(1)}>＋</Button>
      </div>
      <div ref={menu} role="menu" tabIndex={-1} aria-label="登记免费服务，按数字登记，上下方向键改数量" aria-keyshortcuts="l" className="log-menu" onKeyDown={press}>
        {services.map((service, index) => (
          <button key={service.name} type="button" role="menuitem" disabled={isBusy} onClick={() => log(service)}>{service.name}<Kbd keys={`l ${index + 1}`} /></button>
        ))}
      </div>
      {done && <p className="note-line good" role="status">{done}</p>}
      {problem && <p className="note-line bad" role="alert">{problem}</p>}
    </>
  )
}

interface DrawerProps {
  form: LogForm
  onDone: () => void
  onClose: () => void
}

const CashDrawer = ({ form, onDone, onClose }: DrawerProps) => (
  <CommandDrawer
    draft="log-cash" title="登记现金" submitLabel="登记" explain={`本窗口当天的现金：${toYuan(form.balanceFen ?? 0)}。正在办的号和它要办的事会一起记下；记错了，在窗口日志里冲正。`}
    fields={() => [
      { name: 'kind', kind: 'radio', label: '类型', required: true, options: form.cash.map(({ kind, name }) => ({ value: kind, label: name })) },
      { name: 'amountFen', kind: 'text', label: '金额（元）', required: true, inputMode: 'decimal', maxLength: 10, hint: '如 12 或 12.50。' },
      { name: 'note', kind: 'text', label: '说明', required: false, maxLength: 200 },
    ]}
    // An amount that is none is sent as nothing, and refused at its field.
    send={(values, key) => logCash({ kind: textOf(values, 'kind') as 'received', amountFen: toFen(textOf(values, 'amountFen')) ?? 0, note: textOf(values, 'note') }, key)}
    onDone={onDone} onClose={onClose}
  />
)

const EntranceDrawer = ({ form, onDone, onClose }: DrawerProps) => (
  <CommandDrawer
    draft="log-entrance" title="进入登记" submitLabel="登记" explain="按本地规定登记进入大厅的人。只登记下面的内容，到期自动删除；不要记健康情况。" initial={{ quantity: '1' }}
    fields={() => [
      ...(form.entrance!.length === 0 ? [{ name: 'quantity', kind: 'number' as const, label: '人数', required: true, inputMode: 'numeric' as const, maxLength: 3 }] : []),
      ...form.entrance!.map(({ field, name }) => ({ name: `visitor/${field}`, kind: 'text' as const, label: name, required: true, maxLength: 50 })),
    ]}
    send={(values, key) => logEntrance({ quantity: Number(textOf(values, 'quantity')), ...(form.entrance!.length === 0 ? {} : { visitor: Object.fromEntries(form.entrance!.map(({ field }) => [field, textOf(values, `visitor/${field}`)])) }) }, key)}
    onDone={onDone} onClose={onClose}
  />
)
