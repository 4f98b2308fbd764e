import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { files } from '../../client/paths.ts'
import { toProblem } from '../../client/problem.ts'
import type { ApplicationView, MaterialFile } from '../../client/types.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Failure, Loading, NoPermission } from '../../kit/states.tsx'
import { NextStep } from './actions/next-step.tsx'
import { offeredActions } from './actions/case-actions.ts'
import { CaseChanges } from './case-changes.tsx'
import { CaseDeadlines } from './case-deadlines.tsx'
import { CaseAnswers, CaseDocuments, CaseTimeline } from './case-facts.tsx'
import { CaseNumber } from './case-number.tsx'
import './case-page.css'
import { AutomaticPanel } from '../automatic/automatic-panel.tsx'
import { CaseChecks } from '../checks/case-checks.tsx'
import { RatingCode } from '../ratings/rating-code.tsx'
import { CaseShared } from '../materials/case-shared.tsx'
import { CaseSignals } from '../supervision/cards/case-signals.tsx'
import { CrossingPanel } from './crossing/desk-thread.tsx'
import { DeliveryPanel } from './delivery/delivery-panel.tsx'
import { ClockDaysPanel } from './day-table.tsx'
import './days.css'
import { useCase } from './case-queries.ts'
import { countChecks, useChecks } from './checks.ts'
import { FileViewer, type ViewedFile } from './file-viewer.tsx'
import { MaterialChecks, MaterialHead, useCheckKeys } from './material-checks.tsx'
import { ProcessStrip } from './process-strip.tsx'
import { CasePromises } from './promises/case-promises.tsx'

/** A case: what to do next on top, then how much time is left, what was handed in and what happened. */
export function CaseScreen({ number }: { number: string }) {
  const reading = useCase(number)
  if (reading.isPending) return <div className="panel"><Loading lines={10} what="办件" /></div>
  if (reading.isError) {
    const problem = toProblem(reading.error)
    return (
      <div className="panel">
        {problem.status === 403
          ? <NoPermission isPage title="不能查看这个办件">{problem.detail}</NoPermission>
          : <Failure isPage title={problem.title} detail={problem.detail} code={problem.code} onRetry={() => void reading.refetch()} />}
      </div>
    )
  }
  return <WholeCase view={reading.data} />
}

function WholeCase({ view }: { view: ApplicationView }) {
  const [file, setFile] = useState<ViewedFile | undefined>(undefined)
  const [opener, setOpener] = useState<Element | null>(null)
  const sheet = useChecks(view.number, view.materials)
  const open = useCallback((next: ViewedFile) => {
    setOpener(document.activeElement)
    setFile(next)
  }, [])
  const close = () => {
    setFile(undefined)
    if (opener instanceof HTMLElement) opener.focus()
  }
  const openMaterial = ({ id, name, mediaType }: MaterialFile) => open({ name, mediaType, url: files.handedIn(view.number, id) })
  const side = (
    <>
      <CrossingPanel view={view} />
      <DeliveryPanel view={view} />
      <RatingCode number={view.number} />
      <CaseSignals number={view.number} />
      <CaseChecks view={view} />
      <CaseShared view={view} onOpen={open} />
      <CaseDocuments view={view} onOpen={open} />
      <CaseTimeline view={view} />
    </>
  )
  return (
    <>
      <div className="case-head">
        <h1>{view.item.name}</h1>
        <p className="case-line"><strong>{view.applicant.name}</strong><Mark tone="info">{view.stateName}</Mark><CaseNumber number={view.number} /><span className="quiet">{view.item.kindName} · {view.authority.name}</span></p>
        {view.priority && <p className="case-line"><Mark tone="near">绿色通道</Mark>{view.priority}</p>}
        {view.next && <p className="case-line quiet">轮到：{view.next.office} {view.next.post}{view.next.officerName ? `（承办人：${view.next.officerName}）` : ''}</p>}
      </div>
      <div className={file ? 'case is-viewing' : 'case'}>
        <div className="case-main">
          <NextStep view={view} sheet={sheet} onOpen={open} />
          <Panel title="期限和进度">
            <CaseDeadlines view={view} />
            <ProcessStrip steps={view.steps} />
            <ClockDaysPanel view={view} />
          </Panel>
          {view.automatic && <AutomaticPanel automatic={view.automatic} />}
          <CaseChanges view={view} onOpen={openMaterial} />
          <CasePromises view={view} />
          <Materials view={view} sheet={sheet} onOpen={openMaterial} />
          <CaseAnswers view={view} />
          {file && side}
        </div>
        {file ? <FileViewer file={file} onClose={close} /> : <div className="case-side">{side}</div>}
      </div>
    </>
  )
}

/** To judge while that is the step, otherwise to look at. */
function Materials({ view, sheet, onOpen }: { view: ApplicationView; sheet: ReturnType<typeof useChecks>; onOpen: (file: MaterialFile) => void }) {
  const isToJudge = offeredActions(view).some(({ action, reason }) => action.materials === 'checks' && reason === null)
  useCheckKeys({ sheet }, isToJudge)
  const { done, all, wrong } = countChecks(view.materials, sheet.checks)
  if (!isToJudge) {
    return (
      <Panel title="申请材料">
        <ol className="materials">
          {view.materials.map((material) => (
            <li key={material.id} className="material">
              <MaterialHead material={material} onOpen={onOpen} />
              <span className={material.check === 'unqualified' ? 'field-error' : 'quiet'}>{material.checkName}{material.reason ? `：${material.reason}` : ''}</span>
            </li>
          ))}
        </ol>
      </Panel>
    )
  }
  return (
    <Panel title="核对材料" extra={<><span className="quiet tabular" role="status">已核对 {done}/{all}{wrong > 0 ? `，不合格 ${wrong}` : ''}</span><Button onClick={sheet.qualifyAll} aria-keyshortcuts="q">其余全部合格<Kbd keys="q" /></Button></>}>
      <MaterialChecks materials={view.materials} sheet={sheet} errors={{}} idPrefix="check" onOpen={onOpen} />
    </Panel>
  )
}
