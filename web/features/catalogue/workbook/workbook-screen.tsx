import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { newKey } from '../../../client/intention.ts'
import { consolePaths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { NoPermission } from '../../../kit/states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import '../catalogue.css'
import { downloadManual, downloadWorkbook, sendWorkbook } from '../catalogue-calls.ts'
import { changesKey, itemsKey } from '../catalogue-queries.ts'
import { mayEdit } from '../catalogue-roles.ts'
import { useDepartmentNames } from '../departments.ts'
import { DownloadButton } from '../download-button.tsx'
import { FileDrop } from '../file-drop.tsx'
import { WorkbookReportView } from './workbook-report.tsx'

/** Excel: take the items out, work on them where the office lives today, bring them back row by row. */
export function WorkbookScreen() {
  const officer = useOfficer()
  return (
    <>
      <PageTitle title="Excel" />
      <div className="stack">
        <Export />
        {mayEdit(officer) ? <Import /> : <div className="panel"><NoPermission title="只有事项管理员可以导入">您可以导出查看；要改内容，请联系事项管理员。</NoPermission></div>}
      </div>
    </>
  )
}

function Export() {
  const departments = useDepartmentNames()
  const [department, setDepartment] = useState('')
  const chosen = department === '' ? {} : { department }
  return (
    <Panel title="下载">
      <div className="buttons" style={{ alignItems: 'center' }}>
        <label htmlFor="workbook-department">部门</label>
        <Select id="workbook-department" style={{ width: 220 }} value={department} showSearch={{ optionFilterProp: 'label' }} options={[{ value: '', label: '全部部门' }, ...departments.map((name) => ({ value: name, label: name }))]} onChange={setDepartment} />
        <DownloadButton isFirst fileName="事项.xlsx" get={() => downloadWorkbook(chosen)}>下载现行事项</DownloadButton>
        <DownloadButton fileName="事项模板.xlsx" get={() => downloadWorkbook({ template: 'true' })}>下载空白模板</DownloadButton>
        <DownloadButton fileName="办事手册.pdf" get={() => downloadManual(chosen)}>打印办事手册（PDF）</DownloadButton>
      </div>
      <p className="hint" style={{ marginTop: 10 }}>每张工作表的首行是要素名称，填写说明在“填写说明”表里；改好的文件可以直接导入。</p>
    </Panel>
  )
}

/** First a trial that writes nothing; then, when nothing is wrong, the same file in earnest. */
function Import() {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | undefined>(undefined)
  const trial = useMutation({ mutationFn: (chosen: File) => sendWorkbook(chosen, true, newKey()) })
  // One key for a file: pressed twice, or sent again after a lost answer, it is imported once.
  const [key, setKey] = useState(newKey)
  const writing = useMutation({
    mutationFn: (chosen: File) => sendWorkbook(chosen, false, key),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: itemsKey })
      void queries.invalidateQueries({ queryKey: changesKey })
    },
  })
  const choose = (chosen: File) => {
    setFile(chosen)
    setKey(newKey())
    writing.reset()
    trial.mutate(chosen)
  }
  const error = writing.error ?? trial.error
  const problem = error ? toProblem(error) : undefined
  const report = writing.data ?? trial.data
  const changed = report ? report.counts.inserted + report.counts.newVersion : 0
  return (
    <Panel title="导入">
      {problem && <ErrorSummary occasion={error} title={problem.title} detail={problem.detail} code={problem.code} errors={problem.errors.map(({ message }) => ({ message }))} />}
      <FileDrop id="workbook-file" what="Excel 工作簿（.xlsx）" accept=".xlsx" file={file} isReading={trial.isPending} hint="选好后先试读：逐行核对，什么都不写入。" onFile={choose} />
      {report && <WorkbookReportView report={report} isTrial={writing.data === undefined} />}
      {trial.data && !writing.data?.isWritten && (
        <div className="action-foot" style={{ marginTop: 16 }}>
          <span className="quiet" style={{ marginRight: 'auto' }}>{trial.data.counts.wrong > 0 ? '有误的行改好以前，整个文件都不会写入。' : changed === 0 ? '内容都与现行版本相同，不用导入。' : '导入后每个事项成为一项变更，送审、由另一人审核后才公布。'}</span>
          <Button type="primary" disabled={trial.data.counts.wrong > 0 || changed === 0 || !file} loading={writing.isPending} onClick={() => file && writing.mutate(file)}>导入 {changed} 项</Button>
        </div>
      )}
      {writing.data?.isWritten && <p className="note-line good" role="status" style={{ marginTop: 16 }}>已导入 {changed} 项。{writing.data.changes.length > 0 && <>已生成 {writing.data.changes.length} 项变更，　<Link to={consolePaths.changes({ state: 'drafted', mine: 'true' })}>去送审</Link></>}</p>}
    </Panel>
  )
}
