import { App, Button, Input, type InputRef, Modal } from 'antd'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router'
import { signOut } from '../../client/session.ts'
import '../../kit/frame.css'
import { SearchIcon } from '../../kit/icons.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { ChangePasswordForm } from '../sessions/change-password.tsx'
import { useOfficer } from '../sessions/officer.tsx'

export interface StaffPlace {
  to: string
  icon: ReactNode
  name: string
  /** How much waits there. */
  badge?: ReactNode
}

export interface StaffShellProps {
  brand: string
  home: string
  /** Where the officer works. */
  office: string
  /** Reached by 1, 2, 3 … in this order. */
  places: readonly StaffPlace[]
  /** How many of them have a digit of their own; the other digits are free for acts. */
  keyed?: number
  search: { placeholder: string; label: string; toAddress(text: string): string }
  /** Beside the search: what this end tells its officers. */
  tools?: ReactNode
  /** Every key of this end, for the card that lists them. */
  keys: readonly (readonly [string, string])[]
  /** Addresses that are the same page to a reader: the focus stays where it is when only the rest changes. */
  toPage?: (pathname: string) => string
}

/** Who, where, and the places to go. The first ones are reached by one key. */
export function StaffShell({ brand, home, office, places, keyed = 9, search, tools, keys, toPage = (pathname) => pathname }: StaffShellProps) {
  const officer = useOfficer()
  const go = useNavigate()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isPasswordOpen, setPasswordOpen] = useState(false)
  const { message } = App.useApp()
  const box = useRef<InputRef>(null)
  useShortcuts({
    '/': () => box.current?.focus({ cursor: 'all' }),
    '?': () => setHelpOpen(true),
    ...Object.fromEntries(places.slice(0, keyed).map(({ to }, index) => [index + 1, () => void go(to)])),
  })
  useFocusOnNewPage(toPage)
  return (
    <div className="shell">
      <a className="skip" href="#main">跳到正文</a>
      <header className="top no-print">
        <Link className="top-brand" to={home}>{brand}</Link>
        <p className="top-who">
          <strong>{officer.name}</strong>
          <span>{officer.roleNames.join('、')}</span>
          <span>{office}</span>
        </p>
        <Search box={box} {...search} />
        {tools}
        <Button className="top-keys" onClick={() => setHelpOpen(true)} aria-keyshortcuts="?">快捷键<Kbd keys="?" /></Button>
        <Button onClick={() => setPasswordOpen(true)}>改密码</Button>
        <Button onClick={() => void signOut().then(() => location.reload())}>退出</Button>
      </header>
      <nav className="side no-print" aria-label="主菜单">
        {places.map(({ to, icon, name, badge }, index) => {
          const key = index < keyed ? `${index + 1}` : undefined
          return <NavLink key={name} to={to} end={to === '/'} aria-keyshortcuts={key}>{icon}<span>{name}</span>{badge}{key && <Kbd keys={key} />}</NavLink>
        })}
      </nav>
      <main id="main" className="main" tabIndex={-1}><Outlet /></main>
      <Modal title="快捷键" open={isHelpOpen} onCancel={() => setHelpOpen(false)} footer={null} width={560} closable={{ 'aria-label': '关闭' }} destroyOnHidden>
        <dl className="facts">
          {keys.map(([key, what]) => [<dt key={key}><kbd>{key}</kbd></dt>, <dd key={what}>{what}</dd>])}
        </dl>
      </Modal>
      <Modal title="修改密码" open={isPasswordOpen} onCancel={() => setPasswordOpen(false)} footer={null} width={420} closable={{ 'aria-label': '关闭' }} destroyOnHidden>
        <ChangePasswordForm onChanged={() => {
          setPasswordOpen(false)
          void message.success('密码已经改好，其他地方的登录已退出')
        }} />
      </Modal>
      <ScrollRestoration getKey={({ pathname }) => pathname} />
    </div>
  )
}

function Search({ box, placeholder, label, toAddress }: { box: RefObject<InputRef | null> } & StaffShellProps['search']) {
  const go = useNavigate()
  const [text, setText] = useState('')
  const find = () => {
    if (text.trim() === '') return
    void go(toAddress(text.trim()))
    box.current?.blur()
  }
  return (
    <form className="top-search" role="search" onSubmit={(event) => { event.preventDefault(); find() }}>
      <Input
        ref={box}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && box.current?.blur()}
        prefix={<SearchIcon size={16} />}
        suffix={<Kbd keys="/" />}
        placeholder={placeholder}
        aria-label={label}
        aria-keyshortcuts="/"
        enterKeyHint="search"
        maxLength={50}
        autoComplete="off"
      />
    </form>
  )
}

/** A new page is announced by moving the focus to its beginning; the first one keeps the browser's. */
function useFocusOnNewPage(toPage: (pathname: string) => string) {
  const { pathname, search } = useLocation()
  const page = toPage(pathname)
  const before = useRef(page)
  useEffect(() => {
    if (before.current === page) return
    before.current = page
    const main = document.getElementById('main')
    // A page whose first field has taken the focus keeps it there: whoever types goes on typing.
    if (main?.contains(document.activeElement) && document.activeElement !== main) return
    // A link to one place of the page takes the focus there itself.
    if (!new URLSearchParams(search).has('at')) main?.focus({ preventScroll: true })
  }, [page, search])
}
