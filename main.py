"""Start the program from a checkout: the same as the console script `callcenter`."""

from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()
    from callcenter.cli.main import main

    main()
