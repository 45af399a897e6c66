from gkcrawl.portals import Column, GenericSpider


class DemoTraps(GenericSpider):
    """Demo portal whose lists loop, repeat themselves and lie; ``-a base=URL`` says where it is served."""

    name, agency, region = "demo_traps", "示例县人民政府", "653000"
    base = "http://127.0.0.1:8848"
    max_pages = 12
    columns = tuple(
        Column(trap, f"http://127.0.0.1:8848/traps/{trap}/", kind="notice") for trap in ("looping", "repeated", "calendar", "identical", "script", "above_root", "lying", "future", "commented")
    )
