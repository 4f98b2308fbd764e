import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { toLines } from './prefill-lines.ts'
import { PutSource } from './put-source.tsx'
import { type ReplacementSource, sourcesKey, type SourcesView, useSources } from './source-calls.ts'

/** 免提交来源: what the guides name as the replacement of a material, and where the platform looks for it. */
export function SourceList() {
  const list = useSources()
  const [done, setDone] = useState<string | undefined>(undefined)
  return (
    <>
      <PageTitle title="免提交来源"><p className="quiet">办事指南写“可由某某代替”的，平台按这里去查证照或登记数据；查到才免提交。</p></PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        {list.isPending ? <Loading lines={10} what="免提交来源" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} /> : <SourceTable view={list.data} onPut={setDone} />}
      </div>
    </>
  )
}

interface Chosen {
  name: string
  source: ReplacementSource | undefined
}

function SourceTable({ view: { rows, unknown, questions, mayEdit }, onPut }: { view: SourcesView; onPut: (words: string) => void }) {
  const queries = useQueryClient()
  const [chosen, choose] = useState<Chosen | undefined>(undefined)
  useShortcuts({ j: () => moveFocus('.rows tbody button', 1), k: () => moveFocus('.rows tbody button', -1) })
  const begin = (name: string, source?: ReplacementSource) => <Button size="small" onClick={() => choose({ name, source })}>{source ? '修改' : '登记'}<span className="hidden-visually">：{name}</span></Button>
  return (
    <>
      <p className="list-count" role="status">
        共 {rows.length} 个来源，{rows.filter(({ isConnected }) => !isConnected).length} 个没有接通；指南里另有 {unknown.length} 个名称还没有登记。{!mayEdit && '全市统一，由市级事项管理员维护，这里只能查看。'}
      </p>
      <table className="rows">
        <caption className="hidden-visually">指南里的免提交依据各对应哪种证照或登记数据</caption>
        <thead><tr><th scope="col">指南里的名称</th><th scope="col">去哪里查</th><th scope="col">看谁的</th><th scope="col">用到的材料</th>{mayEdit && <th scope="col">处理</th>}</tr></thead>
        <tbody>
          {unknown.map(({ name, materials }) => (
            <tr key={name}>
              <td className="wide"><strong>{name}</strong></td>
              <td className="wide"><Mark tone="near">没有登记</Mark><div className="row-note">这些材料现在都要申请人提交</div></td>
              <td data-label="看谁的">—</td>
              <td className="tabular" data-label="用到的材料">{materials} 份</td>
              {mayEdit && <td className="wide">{begin(name)}</td>}
            </tr>
          ))}
          {rows.map((source) => (
            <tr key={source.name}>
              <td className="wide"><strong>{source.name}</strong>{source.isSensitive && <div className="row-note">敏感个人信息，查询前另行征得同意</div>}</td>
              <td className="wide">{source.kindName}：{source.register ?? source.certificateNames.join('、')} {!source.isConnected && <Mark tone="near">没有接通</Mark>}{source.prefills.length > 0 && <div className="row-note">自动填表：{toLines(source.prefills, questions).replaceAll('\n', '；')}</div>}</td>
              <td className="wide" data-label="看谁的">{source.holderKindName}</td>
              <td className="tabular" data-label="用到的材料">{source.materials} 份</td>
              {mayEdit && <td className="wide">{begin(source.name, source)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen && (
        <PutSource
          {...chosen}
          questions={questions}
          onClose={() => choose(undefined)}
          onDone={(words) => {
            choose(undefined)
            onPut(words)
            void queries.invalidateQueries({ queryKey: sourcesKey })
          }}
        />
      )}
    </>
  )
}
