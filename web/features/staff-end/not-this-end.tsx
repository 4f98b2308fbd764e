import { Button } from 'antd'
import type { ReactNode } from 'react'
import { signOut } from '../../client/session.ts'
import type { Officer } from '../../client/types.ts'
import { NoPermission } from '../../kit/states.tsx'

/** An officer whose work is not at this end: why, where to go, and the way out. */
export function NotThisEnd({ officer, title, children }: { officer: Officer; title: string; children: ReactNode }) {
  return (
    <main>
      <NoPermission isPage title={title} action={<Button type="primary" onClick={() => void signOut().then(() => location.reload())}>退出，换一个账号</Button>}>
        {officer.name}（{officer.roleNames.join('、')}）：{children}
      </NoPermission>
    </main>
  )
}
