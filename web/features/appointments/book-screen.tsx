import { useQueryClient } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import { paths } from '../../client/paths.ts'
import { toDayWords } from '../../kit/dates.ts'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import { RegionPicker } from '../staff-end/region-picker.tsx'
import { type Appointment, appointmentsKey, type Slot, useBookingPlaces } from './appointment-calls.ts'
import { BookDrawer, ChangeDrawer } from './appointment-drawers.tsx'
import { SlotBoard } from './slot-board.tsx'

/** 代为预约, and 改期: the slot first, read out to whoever stands there or calls; then who comes. */
export function BookScreen() {
  const { region, hallId } = useOfficer()
  const [query, setQuery] = useSearchParams()
  const queries = useQueryClient()
  const state = useLocation().state as { appointment?: Appointment } | null
  const changing = query.has('change') ? state?.appointment : undefined
  const places = useBookingPlaces(query.get('region') ?? region)
  const [slot, setSlot] = useState<Slot | undefined>(undefined)
  const [done, setDone] = useState<Appointment | undefined>(undefined)
  if (places.isPending) return <><PageTitle title="代为预约" /><div className="panel"><Loading lines={4} what="大厅" /></div></>
  if (places.isError) return <div className="panel"><NotRead isPage error={places.error} onRetry={() => void places.refetch()} /></div>
  const place = places.data.rows.find(({ hall }) => hall.id === (query.get('hall') ?? hallId)) ?? (hallId ? undefined : places.data.rows[0])
  const line = place?.lines.find(({ letter }) => letter === query.get('line')) ?? place?.lines[0]
  const choose = (chosen: { hall: string; line?: string }) => setQuery(new URLSearchParams({ ...(query.has('region') ? { region: query.get('region')! } : {}), ...chosen }))
  const readAgain = () => void queries.invalidateQueries({ queryKey: appointmentsKey })
  const settle = (appointment: Appointment) => {
    setDone(appointment)
    setSlot(undefined)
    readAgain()
  }
  const events = { onDone: settle, onStale: readAgain, onClose: () => setSlot(undefined) }
  return (
    <>
      <PageTitle title={changing ? '改期' : '代为预约'} tools={<Link to={paths.appointments()}>返回预约</Link>} />
      {done && (
        <p className="note-line good" role="status">
          {changing ? '已改期' : '已预约'}：{done.person.name}，{toDayWords(done.day)} {done.time}，{done.hall.name}，预约号 <strong className="tabular">{done.number}</strong>。请告诉办事人，也会发消息。
        </p>
      )}
      {changing && !done && <p className="note-line">{changing.person.name}现在约的是 {toDayWords(changing.day)} {changing.time}，{changing.item?.name ?? changing.line.name}。请选新的时段。</p>}
      <Panel title={place && line ? `${place.hall.name}，${line.name}` : '选择时段'}>
        <div className="stack">
          {!changing && (
            <Form layout="inline">
              {!hallId && <RegionPicker />}
              {!hallId && <Form.Item label="大厅" htmlFor="book-hall"><Select id="book-hall" style={{ minWidth: 240 }} value={place?.hall.id} onChange={(hall: string) => choose({ hall })} options={places.data.rows.map(({ hall }) => ({ value: hall.id, label: hall.name }))} /></Form.Item>}
              <Form.Item label="业务" htmlFor="book-line"><Select id="book-line" style={{ minWidth: 240 }} value={line?.letter} onChange={(letter: string) => place && choose({ hall: place.hall.id, line: letter })} options={(place?.lines ?? []).map(({ letter, name }) => ({ value: letter, label: name }))} /></Form.Item>
            </Form>
          )}
          {place && line && !(changing && done) && <SlotBoard key={`${place.hall.id}${line.letter}`} hall={place.hall.id} line={line.letter} onPick={(picked) => { setDone(undefined); setSlot(picked) }} />}
        </div>
      </Panel>
      {slot && place && line && (changing ? <ChangeDrawer appointment={changing} slot={slot} {...events} /> : <BookDrawer hall={place.hall} line={line} slot={slot} {...events} />)}
    </>
  )
}
