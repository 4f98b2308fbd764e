import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { files, paths } from '../../client/paths.ts'
import { toDayWords, toMinuteWords } from '../../kit/dates.ts'
import { PageTitle } from '../../kit/page-title.tsx'
import { PrintFrame, usePrinting } from '../../kit/print-frame.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import './own-site.css'
import '../hall-staff/hall-staff.css'
import { OwnAttendance } from '../hall-staff/own-attendance.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { type OwnIntake, reportFault, useOwnIntakes, useOwnSite } from './own-site-calls.ts'

/** 我收的件: an operator's day at a partner's site. What became of a case is the applicant's to ask. */
export function OwnIntakesPage() {
  const [query, setQuery] = useSearchParams()
  const [day, cursor] = [query.get('day'), query.get('cursor')]
  const intakes = useOwnIntakes({ ...(day ? { day } : {}), ...(cursor ? { cursor } : {}) })
  const site = useOwnSite().data
  const [isReporting, setReporting] = useState(false)
  const [done, setDone] = useState<string | undefined>(undefined)
  useShortcuts({ b: () => setReporting(true) })
  const report = ({ number, placeName, dueOn }: { number: string; placeName: string; dueOn: string }) => {
    setReporting(false)
    setDone(`已报修：${placeName}的 ${number}，${toDayWords(dueOn)}前处理。`)
  }
  return (
    <>
      <PageTitle title="我收的件" tools={<Button onClick={() => setReporting(true)} aria-keyshortcuts="b">设备报修<Kbd keys="b" /></Button>} />
      <div className="stack">
        <OwnAttendance />
        {done && <p className="note-line good" role="status">{done}</p>}
        {site && !site.isOpen && <p className="note-line warn" role="status">本网点{site.standingName}，现在不能收件。请引导申请人到政务服务大厅，或网上申请。</p>}
        <div className="panel">
          <p className="own-day"><label htmlFor="own-day">日期</label><input id="own-day" className="seat" type="date" value={day ?? intakes.data?.day ?? ''} onChange={({ target }) => target.value && setQuery({ day: target.value })} /></p>
          {intakes.isPending ? <Loading lines={5} what="收的件" /> : intakes.isError ? <NotRead error={intakes.error} onRetry={() => void intakes.refetch()} />
            : intakes.data.rows.length === 0 ? <Empty title="这一天没有收件" action={<Link to={paths.intake()}>去收件</Link>}>您收的每一件都列在这里，当天可以再打一次收件凭证。</Empty>
              : <><Intakes caption={`${toDayWords(intakes.data.day)}我收的件`} rows={intakes.data.rows} /><Pager next={intakes.data.next} /></>}
        </div>
      </div>
      {isReporting && (
        <CommandDrawer
          draft="report-fault" title="设备报修" submitLabel="报修" explain="设备编号印在标签上，如 SB-001。报修后由大厅管理员安排处理。"
          fields={() => [{ name: 'number', kind: 'text', label: '设备编号', required: true, maxLength: 30 }, { name: 'what', kind: 'textarea', label: '故障现象', required: true, maxLength: 200 }]}
          send={(values, key) => reportFault({ number: textOf(values, 'number'), what: textOf(values, 'what') }, key)}
          onDone={report} onClose={() => setReporting(false)}
        />
      )}
    </>
  )
}

function Intakes({ caption, rows }: { caption: string; rows: readonly OwnIntake[] }) {
  const { frame, print } = usePrinting()
  return (
    <>
      <table className="rows">
        <caption className="hidden-visually">{caption}</caption>
        <thead><tr><th scope="col">收件时间</th><th scope="col">事项</th><th scope="col">申请人</th><th scope="col">办件编号</th><th scope="col">凭证</th></tr></thead>
        <tbody>
          {rows.map(({ number, itemName, applicantMasked, at, mayPrint }) => (
            <tr key={number}>
              <td className="tabular" data-label="收件时间">{toMinuteWords(at).slice(-5)}</td><td className="wide">{itemName}</td><td className="own-name" data-label="申请人">{applicantMasked}</td><td className="tabular wide" data-label="办件编号">{number}</td>
              <td>{mayPrint ? <Button size="small" onClick={() => print(files.intakeReceipt(number))}>打印凭证<span className="hidden-visually">：{number}</span></Button> : <span className="quiet">只能当天打印</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <PrintFrame frame={frame} title="收件凭证" />
    </>
  )
}
