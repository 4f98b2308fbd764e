import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useIntention } from '../../client/intention.ts'
import { paths } from '../../client/paths.ts'
import { toProblem } from '../../client/problem.ts'
import type { Officer } from '../../client/types.ts'
import { toDayWords } from '../../kit/dates.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { RegionPicker } from '../staff-end/region-picker.tsx'
import { type Appointment, appointmentsKey, arriveFor, findAppointments, useBookingPlaces, useHallDay } from './appointment-calls.ts'
import { AppointmentRows, type AppointmentVerb } from './appointment-rows.tsx'
import { CancelDrawer } from './appointment-drawers.tsx'
import './appointments.css'

/** 预约: the day of the hall by time, and the visits of whoever stands there or calls. */
export function AppointmentScreen() {
  const officer = useOfficer()
  const go = useNavigate()
  const queries = useQueryClient()
  const [cancelling, setCancelling] = useState<Appointment | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const finding = useMutation({ mutationFn: findAppointments, onMutate: () => setDone(undefined) })
  const settle = (words: string) => {
    setDone(words)
    setCancelling(undefined)
    if (finding.variables !== undefined) finding.mutate(finding.variables, { onSuccess: () => setDone(words) })
    void queries.invalidateQueries({ queryKey: appointmentsKey })
  }
  const arrival = useArrival((arrived) => settle(`${arrived.person.name}已取号：${arrived.ticket?.number ?? ''}。`))
  const act = (verb: AppointmentVerb, appointment: Appointment) => {
    setDone(undefined)
    if (verb === 'arrive') arrival.send(appointment)
    else if (verb === 'cancel') setCancelling(appointment)
    else void go(paths.bookFor({ region: appointment.region, hall: appointment.hall.id, line: appointment.line.letter, change: appointment.id }), { state: { appointment } })
  }
  useShortcuts({ n: () => void go(paths.bookFor()) })
  return (
    <>
      <PageTitle title="预约" tools={<Button type="primary" aria-keyshortcuts="n" onClick={() => void go(paths.bookFor())}>代为预约<Kbd keys="n" /></Button>}>
        <span className="quiet">办事人报预约号、出示二维码或身份证，都可以查到。</span>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      {arrival.error && <p className="note-line bad" role="alert">{arrival.error}</p>}
      <div className="stack">
        <Panel title="查预约">
          <Find isBusy={finding.isPending} error={finding.isError ? toProblem(finding.error).detail : undefined} onFind={(text) => finding.mutate(text)} />
          {finding.isSuccess && (finding.data.rows.length === 0
            ? <p className="note-line" role="status">没有查到还没办的预约。请核对预约号或身份证号码；没有预约的，可以现场取号，或代为预约。</p>
            : <AppointmentRows caption="查到的预约" rows={finding.data.rows} withDay isBusy={arrival.isBusy} onAct={act} />)}
        </Panel>
        <DayOfHall officer={officer} isBusy={arrival.isBusy} onAct={act} />
      </div>
      {cancelling && <CancelDrawer appointment={cancelling} onDone={() => settle(`已取消${cancelling.person.name}的预约。`)} onStale={() => void queries.invalidateQueries({ queryKey: appointmentsKey })} onClose={() => setCancelling(undefined)} />}
    </>
  )
}

/** One press, one number: pressed again while it goes out it is not sent twice. */
function useArrival(onDone: (arrived: Appointment) => void) {
  const intention = useIntention()
  const arriving = useMutation({
    mutationFn: (appointment: Appointment) => arriveFor(appointment, intention.key()),
    onSuccess: (arrived) => {
      intention.done()
      onDone(arrived)
    },
    onError: (error) => {
      if (toProblem(error).status < 500) intention.done()
    },
  })
  return { send: (appointment: Appointment) => !arriving.isPending && arriving.mutate(appointment), isBusy: arriving.isPending, error: arriving.isError ? toProblem(arriving.error).detail : undefined }
}

function Find({ isBusy, error, onFind }: { isBusy: boolean; error: string | undefined; onFind: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <Form layout="vertical" className="appointment-find" onFinish={() => text.trim() !== '' && onFind(text)}>
      <Form.Item label="预约号或身份证号码" htmlFor="appointment-find" validateStatus={error ? 'error' : undefined} help={error && <span id="appointment-find-error" role="alert">{error}</span>}>
        <Input id="appointment-find" autoComplete="off" maxLength={30} value={text} aria-invalid={error !== undefined} aria-describedby={error ? 'appointment-find-error' : undefined} onChange={({ target }) => setText(target.value)} />
      </Form.Item>
      <Button htmlType="submit" loading={isBusy}>查找</Button>
    </Form>
  )
}

/** A clerk sees the own hall; the hotline chooses one of its city. */
function DayOfHall({ officer, isBusy, onAct }: { officer: Officer; isBusy: boolean; onAct: (verb: AppointmentVerb, appointment: Appointment) => void }) {
  const [query, setQuery] = useSearchParams()
  const places = useBookingPlaces(query.get('region') ?? officer.region)
  const hall = officer.hallId ?? query.get('hall') ?? undefined
  const day = useHallDay(hall, query.get('day') ?? undefined, query.get('cursor') ?? undefined)
  const set = (name: 'day' | 'hall', value: string | undefined) => {
    const to = new URLSearchParams(query)
    to.delete('cursor')
    if (value) to.set(name, value)
    else to.delete(name)
    setQuery(to)
  }
  const shown = day.data?.day
  return (
    <Panel
      isFlush title={shown ? `${toDayWords(shown)}的预约` : '一天的预约'}
      extra={
        <>
          {!officer.hallId && <RegionPicker />}
          {!officer.hallId && <Select aria-label="大厅" placeholder="选择大厅" style={{ minWidth: 220 }} value={places.data?.rows.some((place) => place.hall.id === hall) ? hall : undefined} onChange={(value: string) => set('hall', value)} options={(places.data?.rows ?? []).map(({ hall: each }) => ({ value: each.id, label: each.name }))} />}
          <Input type="date" aria-label="哪一天" style={{ width: 160 }} value={query.get('day') ?? shown ?? ''} onChange={({ target }) => set('day', target.value)} />
        </>
      }
    >
      {hall === undefined ? <Empty title="请选择大厅">选择以后列出这个大厅一天的预约。</Empty>
        : day.isPending ? <Loading lines={6} what="预约" /> : day.isError ? <NotRead error={day.error} onRetry={() => void day.refetch()} />
          : day.data.rows.length === 0 ? <Empty title="这一天没有预约">有人预约时会出现在这里。<Link to={paths.bookFor({ region: query.get('region') ?? undefined, hall })}>代为预约</Link></Empty>
            : (
              <div aria-busy={day.isPlaceholderData}>
                <AppointmentRows caption="这一天的预约，按时段排列" rows={day.data.rows} isBusy={isBusy} onAct={onAct} />
                <Pager next={day.data.next} />
              </div>
            )}
    </Panel>
  )
}
