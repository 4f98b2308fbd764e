import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { newKey } from '../../../client/intention.ts'
import { toProblem } from '../../../client/problem.ts'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { Mark } from '../../../kit/mark.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { DownloadButton } from '../download-button.tsx'
import { FileDrop } from '../file-drop.tsx'
import type { BenchmarkImport } from '../types.ts'
import { downloadBenchmarkTemplate, sendBenchmarks } from './reduction-calls.ts'
import { benchmarksKey } from './reduction-queries.ts'

/** First a trial that writes nothing; then, when nothing is wrong, the same file in earnest. */
export function BenchmarkImportPanel() {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | undefined>(undefined)
  // One key for a file: pressed twice, or sent again after a lost answer, it is imported once.
  const [key, setKey] = useState(newKey)
  const trial = useMutation({ mutationFn: (chosen: File) => sendBenchmarks(chosen, true, newKey()) })
  const writing = useMutation({ mutationFn: (chosen: File) => sendBenchmarks(chosen, false, key), onSuccess: () => void queries.invalidateQueries({ queryKey: benchmarksKey }) })
  const choose = (chosen: File) => {
    setFile(chosen)
    setKey(newKey())
    writing.reset()
    trial.mutate(chosen)
  }
  const error = writing.error ?? trial.error
  const problem = error ? toProblem(error) : undefined
  const report = trial.data
  return (
    <Panel title="导入对标数据" extra={<DownloadButton fileName="对标数据模板.csv" get={downloadBenchmarkTemplate}>下载模板（CSV）</DownloadButton>}>
      {problem && <ErrorSummary occasion={error} title={problem.title} detail={problem.detail} code={problem.code} errors={problem.errors.map(({ message }) => ({ message }))} />}
      <FileDrop
        id="benchmark-file"
        what="对标数据（.csv）"
        accept=".csv,text/csv"
        file={file}
        isReading={trial.isPending}
        hint="选好后先试读：逐格核对，什么都不写入。模板里没有填的行不算；同一城市再次导入的，替换原来的数据。"
        onFile={choose}
      />
      {report && !writing.data && <TrialReport report={report} />}
      {report && !writing.data && (
        <div className="action-foot" style={{ marginTop: 16 }}>
          <span className="quiet" style={{ marginRight: 'auto' }}>{report.wrong > 0 ? '有误的格改好以前，整个文件都不会写入。' : report.replaced > 0 ? `将替换${report.cities.join('、')}原有的 ${report.replaced} 项数据。` : '导入后在下面逐项比出差距。'}</span>
          <Button type="primary" disabled={report.wrong > 0 || !file} loading={writing.isPending} onClick={() => file && writing.mutate(file)}>导入 {report.imported} 行</Button>
        </div>
      )}
      {writing.data && <p className="note-line good" role="status" style={{ marginTop: 16 }}>已导入 {writing.data.imported} 行：{writing.data.cities.join('、')}。</p>}
    </Panel>
  )
}

/** More wrong rows than one mends before trying again. */
const SHOWN = 200

/** Row by row as a spreadsheet counts them: the cell, what stands there and what should. */
function TrialReport({ report: { imported, wrong, cities, rows } }: { report: BenchmarkImport }) {
  const faulty = rows.filter(({ errors }) => errors.length > 0)
  return (
    <section aria-label="试读结果" style={{ marginTop: 16 }}>
      <p role="status"><strong>试读结果：</strong>{wrong > 0 ? `有误 ${wrong} 行，` : ''}可以导入 {imported} 行{cities.length > 0 && `（${cities.join('、')}）`}。</p>
      {faulty.length > 0 && (
        <table className="rows">
          <caption className="hidden-visually">有误的行</caption>
          <thead><tr><th scope="col">行</th><th scope="col">城市</th><th scope="col">事项</th><th scope="col">问题</th></tr></thead>
          <tbody>
            {faulty.slice(0, SHOWN).map(({ row, city, item, itemName, errors }) => (
              <tr key={row}>
                <td className="tabular whole">第 {row} 行</td>
                <td>{city || '—'}</td>
                <td className="wide">{itemName ?? (item || '—')}</td>
                <td className="wide">
                  <ul className="report-errors">
                    {errors.map(({ column, value, message }) => <li key={`${column} ${message}`}><Mark tone="near">{column}</Mark>　{message}{value && !message.includes(value) && <span className="quiet">（现在是“{value}”）</span>}</li>)}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {faulty.length > SHOWN && <p className="hint">只列出前 {SHOWN} 行，共 {faulty.length} 行有误。</p>}
    </section>
  )
}
