import { createRequire } from 'node:module'
import type * as Antd from 'antd'
import type * as React from 'react'
import type * as ReactServer from 'react-dom/server'
import type { Plugin } from 'vite'
import { theme } from '../../web/kit/theme.ts'

// antd and its writer of styles as Node loads them: one copy of each, whatever bundled this file.
const require = createRequire(import.meta.url)
const antd = require('antd') as typeof Antd
const { createElement, Fragment } = require('react') as typeof React
const { renderToString } = require('react-dom/server') as typeof ReactServer
/** A dependency of antd, not of ours. */
const { createCache, extractStyle, StyleProvider } = createRequire(require.resolve('antd'))('@ant-design/cssinjs') as {
  createCache(): object
  extractStyle(cache: object, options: { plain: boolean; types: 'style' }): string
  StyleProvider: React.ComponentType<{ cache: object; children?: React.ReactNode }>
}

/** Every component that a staff end shows. One that is missing here is not unstyled: the browser writes its styles, as it would all of them. */
function everyComponent(): React.ReactElement {
  const { App, AutoComplete, Button, Checkbox, Drawer, Form, Input, InputNumber, message, Modal, Popconfirm, Progress, QRCode, Radio, Segmented, Select, Tabs, Typography } = antd
  return createElement(App, null,
    createElement(Form, { layout: 'vertical' }, createElement(Form.Item, { label: '…', name: 'field' }, createElement(Input))),
    createElement(Input.TextArea), createElement(Input.Password), createElement(Input.Search), createElement(InputNumber),
    createElement(AutoComplete), createElement(Select), createElement(Select, { mode: 'multiple' }),
    createElement(Button, { loading: true }), createElement(Checkbox), createElement(Radio.Group, { options: ['…'] }), createElement(Segmented, { options: ['…'] }),
    createElement(Drawer), createElement(Modal), createElement(Popconfirm, { title: '…' }, createElement(Button)),
    createElement(message._InternalPanelDoNotUseOrYouWillBeFired, { content: '…' }),
    createElement(Progress), createElement(QRCode, { value: '…' }), createElement(Tabs, { items: [{ key: '…', label: '…' }] }), createElement(Typography.Text, { copyable: true }))
}

/** What antd would write at run time, with the mark by which it knows that it need not. */
function writeStyles(): string {
  const cache = createCache()
  renderToString(createElement(StyleProvider, { cache }, createElement(antd.ConfigProvider, { theme }, createElement(Fragment, null, everyComponent()))))
  return extractStyle(cache, { plain: true, types: 'style' })
}

/**
 * Fills `web/kit/antd.css`. antd writes a component's styles when a page first shows it: every page load, a fifth of its
 * processor time went into writing the same text again.
 */
export const antdStyles = (): Plugin => ({
  name: 'antd-styles',
  enforce: 'pre',
  load: (id) => (id.endsWith('/web/kit/antd.css') ? writeStyles() : undefined),
})
