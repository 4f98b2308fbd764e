import type { ThemeConfig } from 'antd'

/** Colours that pass WCAG 2.2 AA on white and on the page's grey (measured with axe in a real browser). */
export const colours = {
  accent: '#0b5cad',
  link: '#0b4f94',
  text: '#1a1f26',
  quiet: '#595959',
  error: '#a8071a',
  warning: '#7a4100',
  success: '#0a5a20',
  line: '#d5dbe3',
  page: '#f3f5f8',
} as const

/** The look of every staff end: calm, dense enough to work in all day, and readable. */
export const theme: ThemeConfig = {
  // There is one antd with one theme on a page: no rule needs the mark that tells several apart, and every load is shorter without it.
  hashed: false,
  token: {
    colorPrimary: colours.accent,
    colorLink: colours.link,
    colorError: colours.error,
    colorErrorText: colours.error,
    colorSuccess: colours.success,
    colorWarning: colours.warning,
    colorText: colours.text,
    colorTextDescription: colours.quiet,
    colorTextPlaceholder: '#6b6b6b',
    colorTextDisabled: '#666b73',
    colorBorder: '#8a94a3',
    colorBgLayout: colours.page,
    fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
    fontSize: 15,
    borderRadius: 6,
    controlHeight: 36,
    // Whoever opens a drawer two hundred times a day does not want to watch it slide.
    motion: false,
    // What is under way turns; its words stay readable (WCAG 1.4.3).
    opacityLoading: 1,
  },
  components: {
    Form: { itemMarginBottom: 18, verticalLabelPadding: '0 0 4px' },
    Button: { primaryShadow: 'none', dangerShadow: 'none', defaultShadow: 'none' },
  },
}
