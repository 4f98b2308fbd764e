import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import './antd.css'
import './kit.css'
import { theme } from './theme.ts'

/** Lists open inside the part of the page they belong to, so that it stays one landmark or dialog to a screen reader. */
const popupContainer = (trigger?: HTMLElement): HTMLElement => trigger?.closest<HTMLElement>('[role=dialog], main') ?? document.body

/** Everything of a staff end is inside: theme, Chinese words of the components, and the place where short notices appear. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider theme={theme} locale={zhCN} button={{ autoInsertSpace: false }} wave={{ disabled: true }} getPopupContainer={popupContainer}>
      <App>{children}</App>
    </ConfigProvider>
  )
}
