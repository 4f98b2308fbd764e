import { App } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import { useManagedItem } from '../catalogue-queries.ts'
import { ItemCommand } from '../items/item-commands.tsx'
import type { ManagedItem, ProcessReport } from '../types.ts'

interface MendProcessProps {
  finding: ProcessReport['rows'][number]
  onClose: () => void
}

/** Leads to the step in the editor: of the change that is open, or of a new one; where neither may be, to the item, which says why. */
export function MendProcess({ finding, onClose }: MendProcessProps) {
  const item = useManagedItem(finding.code)
  const { message } = App.useApp()
  const { error } = item
  useEffect(() => {
    if (!error) return
    void message.error(toProblem(error).detail)
    onClose()
  }, [error, message, onClose])
  return item.data ? <Way item={item.data} path={finding.path} onClose={onClose} /> : null
}

function Way({ item, path, onClose }: { item: ManagedItem; path: string; onClose: () => void }) {
  const go = useNavigate()
  const mayRevise = item.allowedActions.some(({ action, isAllowed }) => action === 'revise' && isAllowed)
  const stepIn = (changeId: string) => consolePaths.edit(changeId, 'process', path)
  const address = item.openChange ? stepIn(item.openChange.id) : mayRevise ? undefined : consolePaths.item(item.code)
  useEffect(() => {
    if (address) void go(address)
  }, [address, go])
  return address ? null : <ItemCommand action="revise" item={item} onClose={onClose} onOpened={(change) => void go(stepIn(change.id))} onDone={onClose} />
}
