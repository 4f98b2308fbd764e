import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { consolePaths, files } from '../../../client/paths.ts'
import { toDayWords } from '../../../kit/dates.ts'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Loading } from '../../../kit/states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { type ActionLook, Actions } from '../actions.tsx'
import '../catalogue.css'
import { useElements, useManagedItem } from '../catalogue-queries.ts'
import { ContentValues } from '../element-value.tsx'
import { toWords } from '../element-words.ts'
import { NotRead } from '../query-states.tsx'
import { ItemReductionsPanel } from '../reductions/item-reductions.tsx'
import { StateMark } from '../state-marks.tsx'
import type { ElementRegistry, ManagedItem } from '../types.ts'
import { type ItemAction, ItemCommand } from './item-commands.tsx'
import { Versions } from './versions.tsx'

/** What one can do with an item, the usual first. */
const LOOKS: Readonly<Record<ItemAction, ActionLook>> = {
  revise: { name: '修改', key: 'e' },
  confirm: { name: '核对指南无误', key: 'g' },
  resume: { name: '恢复办理', key: 'r' },
  suspend: { name: '暂停办理', key: 'p', isDangerous: true },
  cancel: { name: '取消事项', key: 'x', isDangerous: true },
}

/** 事项 as it is published: what it says, its versions, what can be done with it. */
export function ManagedItemScreen({ code }: { code: string }) {
  const reading = useManagedItem(code)
  const elements = useElements()
  if (reading.isPending || elements.isPending) return <div className="panel"><Loading lines={10} what="事项" /></div>
  if (reading.isError) return <div className="panel"><NotRead isPage error={reading.error} onRetry={() => void reading.refetch()} /></div>
  if (elements.isError) return <div className="panel"><NotRead isPage error={elements.error} onRetry={() => void elements.refetch()} /></div>
  return <WholeItem item={reading.data} registry={elements.data} />
}

function WholeItem({ item, registry }: { item: ManagedItem; registry: ElementRegistry }) {
  const { region } = useOfficer()
  const go = useNavigate()
  const queries = useQueryClient()
  const [begun, setBegun] = useState<ItemAction | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const name = String(item.content.name)
  const begin = (action: ItemAction) => {
    setDone(undefined)
    setBegun(action)
  }
  return (
    <>
      <PageTitle title={name} tools={<Button href={files.guide(region, item.code)} target="_blank">看门户上的指南</Button>} />
      <p className="head-line"><StateMark state={item.state} stateName={item.stateName} /><span className="tabular">第 {item.version} 版，{toDayWords(item.effectiveOn)}起</span><span className="quiet tabular">{item.code} · 基本编码 {item.baseCode}</span></p>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="with-side">
        <div className="stack">
          {item.openChange && (
            <Panel title="正在变更">
              <p>这个事项有一项变更：<StateMark {...item.openChange} />　<Link to={consolePaths.change(item.openChange.id)}>打开变更</Link></p>
            </Panel>
          )}
          <Panel title="可以办的"><Actions looks={LOOKS} allowed={item.allowedActions} onBegin={begin} /></Panel>
          <Panel title="内容"><ContentValues groups={registry.groups} elements={registry.elements} content={item.content} /></Panel>
        </div>
        <div className="stack">
          <Facts item={item} registry={registry} />
          <Versions item={item} />
          <ItemReductionsPanel item={item} />
        </div>
      </div>
      {begun && (
        <ItemCommand
          key={begun}
          action={begun}
          item={item}
          onClose={() => setBegun(undefined)}
          onOpened={(change) => void go(change.kind === 'revise' ? consolePaths.edit(change.id, 'basic') : consolePaths.change(change.id))}
          onDone={(words) => {
            setBegun(undefined)
            setDone(words)
            void queries.invalidateQueries({ queryKey: ['managed-item', item.code] })
          }}
        />
      )}
    </>
  )
}

const FACTS = ['type', 'departmentName', 'levels', 'kind', 'promisedLimit', 'statutoryLimit', 'siteVisits', 'onlineDepth'] as const

function Facts({ item, registry }: { item: ManagedItem; registry: ElementRegistry }) {
  return (
    <Panel title="要点">
      <dl className="facts">
        {FACTS.flatMap((key) => {
          const element = registry.elements[key]
          return element ? [<dt key={key}>{element.title}</dt>, <dd key={`${key} value`}>{toWords(element, item.content[key])}</dd>] : []
        })}
        <dt>指南核对</dt><dd className="tabular">{item.confirmedOn ? toDayWords(item.confirmedOn) : '没有核对过'}</dd>
        {item.cancelOn && <><dt>取消日期</dt><dd className="tabular">{toDayWords(item.cancelOn)}</dd></>}
      </dl>
    </Panel>
  )
}
