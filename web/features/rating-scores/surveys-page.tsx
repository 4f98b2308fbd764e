import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { newKey } from '../../client/intention.ts'
import { toProblem } from '../../client/problem.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { ErrorSummary } from '../../kit/error-summary.tsx'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { FileDrop } from '../catalogue/file-drop.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { downloadSurveyFile, downloadSurveyTemplate, ratingsKey, sendSurvey, type SurveyImport, type SurveyToSend, useSurveyImports } from './rating-calls.ts'
import { RatingPlaces } from './rating-places.tsx'

/** 现场投票、第三方调查: sources of their own; what was wrong is corrected by a new import that names it. */
export function SurveysPage() {
  const [query] = useSearchParams()
  const imports = useSurveyImports(query.get('cursor') ?? undefined)
  const [correcting, setCorrecting] = useState<SurveyImport>()
  return (
    <>
      <PageTitle title="投票和调查" tools={<DownloadButton fileName="投票和调查结果导入模板.csv" get={downloadSurveyTemplate}>下载模板</DownloadButton>}>
        <p className="quiet">与好差评分开公布，不计入好差评的任何指标。</p>
      </PageTitle>
      <RatingPlaces />
      <div className="stack">
        <Take key={correcting?.id ?? 'new'} correcting={correcting} onDone={() => setCorrecting(undefined)} />
        <Panel title="导入记录" isFlush>
          {imports.isPending ? <Loading lines={4} what="导入记录" />
            : imports.isError ? <NotRead error={imports.error} onRetry={() => void imports.refetch()} />
              : imports.data.rows.length === 0 ? <Empty title="还没有导入过投票或调查结果">按模板填好表格，在上面导入。</Empty>
                : <><Earlier rows={imports.data.rows} onCorrect={setCorrecting} /><Pager next={imports.data.next} /></>}
        </Panel>
      </div>
    </>
  )
}

function Take({ correcting, onDone }: { correcting: SurveyImport | undefined; onDone: () => void }) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File>()
  const [about, setAbout] = useState<SurveyToSend>({ kind: (correcting?.kind as SurveyToSend['kind'] | undefined) ?? 'survey', title: correcting?.title ?? '', ...(correcting ? { corrects: correcting.id, reason: '' } : {}) })
  const [key, setKey] = useState(newKey)
  const sending = useMutation({
    mutationFn: (chosen: File) => sendSurvey(chosen, about, key),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ratingsKey })
      setKey(newKey())
    },
  })
  const change = (next: Partial<SurveyToSend>) => { setAbout({ ...about, ...next }); setKey(newKey()); sending.reset() }
  const problem = sending.isError ? toProblem(sending.error) : undefined
  const isComplete = file !== undefined && about.title.trim().length >= 2 && (!correcting || (about.reason ?? '').trim().length >= 2)
  return (
    <Panel title={correcting ? `更正「${correcting.title}」（${correcting.fileName}）` : '导入结果'} extra={correcting && <Button onClick={onDone}>不更正了</Button>}>
      {problem && <ErrorSummary occasion={sending.error} title={problem.title} detail={problem.detail} code={problem.code} errors={problem.errors.map(({ message }) => ({ message }))} />}
      {sending.data && <p className="note-line good" role="status">已导入「{sending.data.title}」{sending.data.lines} 行，已经公布。</p>}
      <FileDrop id="survey-file" what="Excel（.xlsx）或 CSV 表格" accept=".xlsx,.csv,text/csv" file={file} isReading={sending.isPending} hint="第一行是列名：开始日期、截止日期、地点、份数、得分（百分制）、机构。有一行不对就都不导入，会说明哪一行。" onFile={(chosen) => { setFile(chosen); setKey(newKey()); sending.reset() }} />
      <div className="survey-form">
        <div><label htmlFor="survey-kind">来源</label><Select id="survey-kind" style={{ width: 150 }} value={about.kind} options={[{ value: 'survey', label: '第三方调查' }, { value: 'vote', label: '现场投票' }]} onChange={(kind: SurveyToSend['kind']) => change({ kind })} /></div>
        <div><label htmlFor="survey-title">名称</label><Input id="survey-title" style={{ width: 280 }} maxLength={60} placeholder="例如：2026年上半年满意度调查" value={about.title} onChange={({ target }) => change({ title: target.value })} /></div>
        {correcting && <div><label htmlFor="survey-reason">更正理由</label><Input id="survey-reason" style={{ width: 280 }} maxLength={200} value={about.reason} onChange={({ target }) => change({ reason: target.value })} /></div>}
        <Button type="primary" disabled={!isComplete} loading={sending.isPending} onClick={() => file && sending.mutate(file)}>{correcting ? '导入更正' : '导入'}</Button>
      </div>
    </Panel>
  )
}

function Earlier({ rows, onCorrect }: { rows: readonly SurveyImport[]; onCorrect: (row: SurveyImport) => void }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">导入记录，最新的在前</caption>
      <thead><tr><th scope="col">名称</th><th scope="col">导入</th><th scope="col">状态</th><th scope="col">操作</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="wide">{row.title}<div className="row-note">{row.kindName} · {row.lines} 行 · {row.fileName}</div></td>
            <td data-label="导入">{toMinuteWords(row.importedAt)}<div className="row-note">{row.importedBy}</div></td>
            <td className="wide">{row.correctedBy ? <Mark tone="plain">已被更正，不再公布</Mark> : <Mark tone="calm">公布中</Mark>}{row.reason && <div className="row-note">更正理由：{row.reason}</div>}</td>
            <td className="wide"><div className="buttons"><DownloadButton fileName={row.fileName} get={() => downloadSurveyFile(row.id)}>原始文件</DownloadButton>{row.allowedActions.map(({ action, isAllowed, reason }) => <Button key={action} disabled={!isAllowed} title={reason ?? undefined} onClick={() => onCorrect(row)}>更正</Button>)}</div></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
