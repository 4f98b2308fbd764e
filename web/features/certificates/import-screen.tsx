import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Progress, Radio } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { newKey } from '../../client/intention.ts'
import { paths } from '../../client/paths.ts'
import { toProblem } from '../../client/problem.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { ErrorSummary } from '../../kit/error-summary.tsx'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { FileDrop } from '../catalogue/file-drop.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { certificatesKey, downloadErrors, downloadTemplate, type ImportReport, importsKey, sendCertificates, useImport, useImports } from './certificate-calls.ts'
import './certificates.css'

/** 存量证照导入: certificates that exist on paper or in another system, from a table. */
export function ImportScreen() {
  return (
    <>
      <PageTitle title="导入存量证照" tools={<DownloadButton fileName="存量证照导入模板.csv" get={downloadTemplate}>下载模板</DownloadButton>}><Link to={paths.certificates()}>证照管理</Link></PageTitle>
      <div className="stack">
        <Import />
        <Earlier />
      </div>
    </>
  )
}

function Import() {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | undefined>(undefined)
  const [isAllOrNothing, setAllOrNothing] = useState(true)
  // One key for a file and a way: pressed twice, or sent again after a lost answer, it is answered once.
  const [key, setKey] = useState(newKey)
  const sending = useMutation({
    mutationFn: (chosen: File) => sendCertificates(chosen, isAllOrNothing, key),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: importsKey })
      setKey(newKey())
    },
  })
  const anew = () => {
    setKey(newKey())
    sending.reset()
  }
  const problem = sending.isError ? toProblem(sending.error) : undefined
  return (
    <Panel title="导入">
      {problem && <ErrorSummary occasion={sending.error} title={problem.title} detail={problem.detail} code={problem.code} errors={problem.errors.map(({ message }) => ({ message }))} />}
      <FileDrop id="certificate-file" what="Excel（.xlsx）或 CSV 表格" accept=".xlsx,.csv,text/csv" file={file} isReading={sending.isPending} hint="每行一个证照，一次最多 20000 行；Excel 只读第一张工作表。已经导入过的自动跳过，同一个文件可以放心再导一次。" onFile={(chosen) => { setFile(chosen); anew() }} />
      <div className="import-way">
        <Radio.Group aria-label="有错误的行怎么办" value={isAllOrNothing} options={[{ value: true, label: '有错误就全部不导入' }, { value: false, label: '先导入没有错误的行' }]} onChange={({ target }) => { setAllOrNothing(target.value as boolean); anew() }} />
        <Button type="primary" disabled={!file} loading={sending.isPending} onClick={() => file && sending.mutate(file)}>导入</Button>
      </div>
      {sending.data && <Report key={sending.data.id} started={sending.data} />}
    </Panel>
  )
}

const TONES: Record<ImportReport['state'], MarkTone> = { running: 'info', done: 'calm', refused: 'over', failed: 'over' }

/** How far it is, then what became of it. */
function Report({ started }: { started: ImportReport }) {
  const queries = useQueryClient()
  const { data: report = started } = useImport(started)
  const { id, state, total, checked, imported, duplicates, wrong, errors } = report
  useEffect(() => {
    if (state === 'running') return
    void queries.invalidateQueries({ queryKey: importsKey, predicate: ({ queryKey }) => queryKey[1] !== 'one' })
    void queries.invalidateQueries({ queryKey: certificatesKey })
  }, [state, queries])
  if (state === 'running') {
    // Looking a line over and bringing it in are two turns of each line.
    const percent = Math.floor(((checked + imported + duplicates) / (2 * total)) * 100)
    return (
      <section aria-label="导入结果">
        <p className="note-line" role="status">{checked < total ? `正在核对，共 ${total} 行，已核对 ${checked} 行。` : `正在导入，共 ${total} 行，已导入 ${imported + duplicates} 行。`}可以离开这个页面，结果会记在下面。</p>
        <Progress percent={percent} status="active" aria-label="导入的进度" />
      </section>
    )
  }
  return (
    <section aria-label="导入结果">
      <p className={state === 'done' && wrong === 0 ? 'note-line good' : 'note-line near'} role="status">{outcomeOf(report)}</p>
      {errors.length > 0 && (
        <>
          <table className="rows">
            <caption className="hidden-visually">有错误的行</caption>
            <thead><tr><th scope="col">行</th><th scope="col">列</th><th scope="col">问题</th></tr></thead>
            <tbody>{errors.map(({ line, field, message }) => <tr key={`${line} ${field}`}><td className="tabular" data-label="行">{line}</td><td className="whole">{field}</td><td className="wide">{message}</td></tr>)}</tbody>
          </table>
          <div className="buttons import-errors"><DownloadButton fileName="导入错误.csv" get={() => downloadErrors(id)}>下载全部错误</DownloadButton></div>
        </>
      )}
    </section>
  )
}

function outcomeOf({ state, total, imported, duplicates, wrong }: ImportReport): string {
  if (state === 'refused') return `共 ${total} 行，${wrong} 行有错误，没有导入。请改好后再导入。`
  if (state === 'failed') return `系统出错，共 ${total} 行只导入了 ${imported} 个。请把同一个文件再导入一次，已经导入的会自动跳过；仍不成功的，请联系系统管理员。`
  return `共 ${total} 行：导入 ${imported} 个${duplicates > 0 ? `，${duplicates} 个以前已经导入` : ''}${wrong > 0 ? `，${wrong} 行有错误没有导入` : ''}。`
}

/** What was brought in before, and how far what is under way has come. */
function Earlier() {
  const [query] = useSearchParams()
  const list = useImports(query.get('cursor') ?? undefined)
  return (
    <Panel title="导入记录" isFlush>
      {list.isPending ? <Loading lines={3} what="导入记录" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
        : list.data.rows.length === 0 ? <Empty title="还没有导入过">导入的每个文件会记在这里，错误可以随时下载。</Empty> : (
          <>
            <table className="rows">
              <caption className="hidden-visually">本单位的导入，新的在前</caption>
              <thead><tr><th scope="col">文件</th><th scope="col">时间</th><th scope="col">结果</th><th scope="col">状态</th></tr></thead>
              <tbody>
                {list.data.rows.map((row) => (
                  <tr key={row.id}>
                    <td className="wide">{row.source}</td>
                    <td className="tabular whole" data-label="时间">{toMinuteWords(row.startedAt)}</td>
                    <td className="wide tabular">共 {row.total} 行，导入 {row.imported}，已有 {row.duplicates}，有误 {row.wrong}{row.wrong > 0 && <div className="import-errors"><DownloadButton fileName="导入错误.csv" get={() => downloadErrors(row.id)}>下载错误</DownloadButton></div>}</td>
                    <td className="whole"><Mark tone={TONES[row.state]}>{row.stateName}</Mark></td>
                  </tr>
                ))}
              </tbody>
            </table>
            <Pager next={list.data.next} />
          </>
        )}
    </Panel>
  )
}
