import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import './kit.css'
import { theme } from './theme.ts'

/** Everything of a staff end is inside: theme, Chinese words of the components, and the place where short notices appear. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider theme={theme} locale={zhCN} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <App>{children}</App>
    </ConfigProvider>
  )
}
