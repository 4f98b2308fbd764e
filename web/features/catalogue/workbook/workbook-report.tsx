import { Segmented } from 'antd'
import { useState } from 'react'
import { Mark, type MarkTone } from '../../../kit/mark.tsx'
import type { WorkbookReport } from '../types.ts'

type Outcome = WorkbookReport['rows'][number]['outcome']

const OUTCOMES: Record<Outcome, { name: string; tone: MarkTone }> = {
  wrong: { name: '有误', tone: 'over' },
  inserted: { name: '新增', tone: 'calm' },
  newVersion: { name: '修改', tone: 'info' },
  unchanged: { name: '没有变化', tone: 'plain' },
}

/** More rows than one reads: whoever has so many narrows them down. */
const SHOWN = 500

/** Row by row as Excel shows them: what becomes of each, and where exactly something is wrong. */
export function WorkbookReportView({ report: { counts, rows }, isTrial }: { report: WorkbookReport; isTrial: boolean }) {
  const [only, setOnly] = useState<Outcome | 'all'>(counts.wrong > 0 ? 'wrong' : 'all')
  const kinds = (Object.keys(OUTCOMES) as Outcome[]).filter((outcome) => counts[outcome] > 0)
  const matching = rows.filter(({ outcome }) => only === 'all' || outcome === only)
  return (
    <section aria-label={isTrial ? '试读结果' : '导入结果'} style={{ marginTop: 16 }}>
      <p role="status"><strong>{isTrial ? '试读结果' : '导入结果'}：</strong>{kinds.length === 0 ? '没有读到事项。' : kinds.map((outcome) => `${OUTCOMES[outcome].name} ${counts[outcome]} 行`).join('，')}</p>
      {kinds.length > 1 && <Segmented<Outcome | 'all'> aria-label="只看哪一类" style={{ margin: '8px 0' }} value={only} onChange={setOnly} options={[{ value: 'all', label: '全部' }, ...kinds.map((outcome) => ({ value: outcome, label: OUTCOMES[outcome].name }))]} />}
      <table className="rows">
        <caption className="hidden-visually">每一行的结果</caption>
        <thead><tr><th scope="col">工作表</th><th scope="col">行</th><th scope="col">事项</th><th scope="col">结果</th><th scope="col">问题</th></tr></thead>
        <tbody>
          {matching.slice(0, SHOWN).map(({ sheet, row, code, name, outcome, version, errors }) => (
            <tr key={`${sheet} ${row} ${code}`}>
              <td>{sheet}</td>
              <td className="tabular" data-label="行">{row}</td>
              <td className="wide">{name}{code && <div className="row-note">{code}</div>}</td>
              <td><Mark tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].name}</Mark>{version > 0 && outcome !== 'unchanged' && <div className="row-note tabular">第 {version} 版</div>}</td>
              <td className="wide">
                {errors.length > 0 && (
                  <ul className="report-errors">
                    {errors.map((error) => <li key={`${error.sheet} ${error.cell} ${error.message}`}><span className="cell">{error.sheet !== sheet && `${error.sheet} `}{error.cell || (error.row > 0 ? `第 ${error.row} 行` : '')}</span>{error.title && <strong>{error.title}：</strong>}{error.message}{error.value && !error.message.includes(error.value) && <span className="quiet">（现在是“{error.value}”）</span>}</li>)}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {matching.length > SHOWN && <p className="hint">只列出前 {SHOWN} 行，共 {matching.length} 行。</p>}
    </section>
  )
}
