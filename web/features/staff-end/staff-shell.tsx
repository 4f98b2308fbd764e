import { App, Button, Input, type InputRef, Modal } from 'antd'
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router'
import { signOut } from '../../client/session.ts'
import '../../kit/frame.css'
import { SearchIcon } from '../../kit/icons.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { ChangePasswordForm } from '../sessions/change-password.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import { OwnContact } from '../sessions/own-contact.tsx'
import { type KeyedPlace, PlaceFinder, toMenu } from './place-finder.tsx'

export interface StaffPlace {
  to: string
  icon: ReactNode
  name: string
  /** How much waits there. */
  badge?: ReactNode
  /** Under which heading of the menu; the first one's when left out. Groups stand in the order in which they first come. */
  group?: string
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
  /** Left out where there is nothing one may look for. */
  search?: { placeholder: string; label: string; toAddress(text: string): string } | undefined
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
  const [isContactOpen, setContactOpen] = useState(false)
  const [isFinderOpen, setFinderOpen] = useState(false)
  const { message } = App.useApp()
  const box = useRef<InputRef>(null)
  const menu = toMenu(places, keyed)
  useShortcuts({
    '/': () => box.current?.focus({ cursor: 'all' }),
    '?': () => setHelpOpen(true),
    '.': () => setFinderOpen(true),
    ...Object.fromEntries(menu.flatMap((group) => group.places).slice(0, keyed).map(({ to, pressed }) => [pressed, () => void go(to)])),
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
        {search ? <Search box={box} {...search} /> : <span className="top-search" />}
        {tools}
        <Button className="top-keys" onClick={() => setHelpOpen(true)} aria-keyshortcuts="?">快捷键<Kbd keys="?" /></Button>
        <Button onClick={() => setContactOpen(true)}>联系方式</Button>
        <Button onClick={() => setPasswordOpen(true)}>改密码</Button>
        <Button onClick={() => void signOut().then(() => location.reload())}>退出</Button>
      </header>
      <nav className="side no-print" aria-label="主菜单">
        {menu.map(({ name, places: ofGroup }) => (
          <div key={name} role="group" aria-label={name || undefined} className="side-group">
            {name && menu.length > 1 && <p className="side-head" aria-hidden="true">{name}</p>}
            {ofGroup.map((place) => <MenuLink key={place.name} {...place} />)}
          </div>
        ))}
      </nav>
      <main id="main" className="main" tabIndex={-1}><Outlet /></main>
      <Modal title="快捷键" open={isHelpOpen} onCancel={() => setHelpOpen(false)} footer={null} width={560} closable={{ 'aria-label': '关闭' }} destroyOnHidden>
        <dl className="facts">
          {[...keys, FINDER_KEYS].map(([key, what]) => [<dt key={key}><kbd>{key}</kbd></dt>, <dd key={what}>{what}</dd>])}
        </dl>
      </Modal>
      <PlaceFinder isOpen={isFinderOpen} menu={menu} onClose={() => setFinderOpen(false)} />
      <Modal title="修改密码" open={isPasswordOpen} onCancel={() => setPasswordOpen(false)} footer={null} width={420} closable={{ 'aria-label': '关闭' }} destroyOnHidden>
        <ChangePasswordForm onChanged={() => {
          setPasswordOpen(false)
          void message.success('密码已经改好，其他地方的登录已退出')
        }} />
      </Modal>
      <Modal title="我的联系方式" open={isContactOpen} onCancel={() => setContactOpen(false)} footer={null} width={420} closable={{ 'aria-label': '关闭' }} destroyOnHidden><OwnContact /></Modal>
      <ScrollRestoration getKey={({ pathname }) => pathname} />
    </div>
  )
}

const FINDER_KEYS = ['.', '主菜单：再按每一项后面的键就到，如 . 7'] as const

function MenuLink({ to, icon, name, badge, pressed, isDirect }: KeyedPlace) {
  return <NavLink to={to} end={to === '/'} aria-keyshortcuts={isDirect ? pressed : undefined}>{icon}<span>{name}</span>{badge}<Kbd keys={isDirect ? pressed : `.${pressed}`} /></NavLink>
}

function Search({ box, placeholder, label, toAddress }: { box: RefObject<InputRef | null> } & NonNullable<StaffShellProps['search']>) {
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
  useLayoutEffect(() => {
    if (before.current === page) return
    before.current = page
    const main = document.getElementById('main')
    // A page whose first field has taken the focus keeps it there: whoever types goes on typing.
    if (main?.contains(document.activeElement) && document.activeElement !== main) return
    // A link to one place of the page takes the focus there itself.
    if (!new URLSearchParams(search).has('at')) main?.focus({ preventScroll: true })
  }, [page, search])
}
