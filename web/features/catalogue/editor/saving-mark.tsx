import { Button } from 'antd'
import type { Saving } from './draft-editing.ts'

const clock = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** Whether what is on the screen is safe, always in sight. */
export function SavingMark({ saving, onRetry, onDiscard }: { saving: Saving; onRetry: () => void; onDiscard: () => void }) {
  switch (saving.kind) {
    case 'saved': return <span className="saving saved" role="status">{saving.at ? `已保存 ${clock.format(new Date(saving.at))}` : '没有未保存的修改'}</span>
    case 'waiting': return <span className="saving" role="status">修改中，停下来就保存</span>
    case 'saving': return <span className="saving" role="status">正在保存…</span>
    case 'offline': return <span className="saving bad" role="status">未保存：没有连上服务器，恢复后自动保存；{saving.isBackedUp ? '内容已留在本机' : '本机也存不下，请不要关闭这一页'} <Button size="small" onClick={onRetry}>现在重试</Button></span>
    case 'refused': return <span className="saving bad" role="status">未保存：请按上面的提示改正 <Button size="small" onClick={onDiscard}>放弃未保存的</Button></span>
    case 'conflict': return <span className="saving bad" role="status">未保存：与别人的修改有冲突，请选择</span>
  }
}
